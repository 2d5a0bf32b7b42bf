"""What those who write the course run before they commit: it needs the test tools and the `notebooks` folder."""
