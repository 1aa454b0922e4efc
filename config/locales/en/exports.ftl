exports-too-large = The file would be too large; Discord takes { $megabytes } MB at most. Choose a smaller part at a time.
