std = "lua54"
max_line_length = 100
-- Scripts get their arguments as `arg`, and `perigee` by require.
