std = "lua54"
max_line_length = 180
-- Scripts get their arguments as `arg`, and `perigee` by require.
