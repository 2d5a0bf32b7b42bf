"""The content of the course: records, what loads them for students, what checks them for authors."""
