"""The mathematics and rules of the course: records in, frozen results out; no widget, drawing, file or clock."""
