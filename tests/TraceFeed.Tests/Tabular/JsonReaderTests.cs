using System.Globalization;
using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class JsonReaderTests
{
    private const string Areas = """
        {"day": "2020-04-15", "areas": {
          "E1": {"name": {"value": "One"}, "total": {"value": 12}, "daily": [{"date": "2020-04-01", "value": 5}, {"date": "2020-04-02", "value": 7.50}]},
          "E2": {"name": {"value": "Two"}, "deaths": null, "daily": [{"value": 1, "note": "few", "date": "2020-04-01"}]},
          "a/b~": {"name": {"value": "Odd"}, "daily": []}}}
        """;

    [Fact]
    public void Records_of_an_array_are_rows_under_a_header_that_they_together_need() => Reads(
        "/areas/{code}/daily/*",
        ["code", "date", "value", "note"],
        ["E1", "2020-04-01", 5m, null],
        ["E1", "2020-04-02", 7.5m, null],
        ["E2", "2020-04-01", 1m, "few"]);

    [Fact]
    public void Records_that_are_members_have_the_members_of_objects_in_them_as_columns_and_no_array() => Reads(
        "/areas/{code}",
        ["code", "name/value", "total/value", "deaths"],
        ["E1", "One", 12m, null],
        ["E2", "Two", null, null],
        ["a/b~", "Odd", null, null]);

    [Fact]
    public void A_member_whose_arrays_are_left_out_is_named_once()
    {
        using var reader = JsonReader.Open("""{"a":[{"x":1,"list":[1,2],"in":{"list":[]}},{"list":[3]}],"b":[{"x":1}]}"""u8.ToArray(), "f.json", ["/a/*", "/b/*"]);

        Assert.Empty(reader.LeftOut);
        Assert.True(reader.NextSheet());
        reader.ReadSheet();
        Assert.Equal(["list", "in/list"], reader.LeftOut);
        Assert.True(reader.NextSheet());
        Assert.Empty(reader.LeftOut);
    }

    [Fact]
    public void The_empty_pattern_is_the_whole_text() => Reads("", ["day", "areas/E1/name/value", "areas/E1/total/value", "areas/E2/name/value", "areas/E2/deaths", "areas/a~1b~0/name/value"], ["2020-04-15", "One", 12m, "Two", null, "Odd"]);

    [Fact]
    public void A_scalar_record_has_the_column_value_and_an_items_number_can_be_a_column() => Reads("/{n}", ["n", "value"], "[5, null, \"x\", true, [1], {}]", [
        ["0", 5m], ["1", null], ["2", "x"], ["3", "true"], ["4", null], ["5", null]]);

    [Fact]
    public void A_literal_segment_is_a_name_or_an_items_number()
    {
        Reads("/a~1b/1/~0", ["value"], """{"a/b": [{"~": 1}, {"~": 2}, {"~": 3}]}""", [[2m]]);
        Reads("/01", [], "[1, 2]", []);
    }

    [Fact]
    public void A_text_that_looks_like_a_number_stays_text_and_a_number_beyond_all_figures_becomes_one() =>
        Reads("/*", ["value"], """["12", 12, 1e2, -0.50, 1e400, 12345678901234567890, 2.5E-3, ""]""", [["12"], [12m], [100m], [-0.50m], ["1e400"], ["12345678901234567890"], [0.0025m], [""]]);

    [Fact]
    public void A_pattern_without_records_is_a_sheet_without_rows()
    {
        Reads("/nowhere/*", [], "{}", []);
        Reads("/*", [], "5", []);
        Reads("/*", [], "[]", []);
        Assert.False(JsonReader.Has(Encoding.UTF8.GetBytes(Areas), "/areas/*/weekly/*"));
        Assert.True(JsonReader.Has(Encoding.UTF8.GetBytes(Areas), "/areas/*/daily/*"));
        Assert.True(JsonReader.Has(Encoding.UTF8.GetBytes("{\"a\": [1, and then no JSON"), "/a/*"));
        Assert.False(JsonReader.Has("no JSON"u8.ToArray(), "/a/*"));
        Assert.False(JsonReader.Has(default, ""));
    }

    [Fact]
    public void Each_pattern_is_a_sheet_in_the_order_given()
    {
        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes("\ufeff" + Areas), "a.json", ["/areas/*/daily/*", "/areas/{code}"]);
        Assert.True(reader.NextSheet());
        Assert.Equal("/areas/*/daily/*", reader.SheetName);
        Assert.True(reader.NextSheet());
        Assert.Equal(("/areas/{code}", 4), (reader.SheetName, reader.ReadSheet().FilledRows));
        Assert.False(reader.NextRow());
        Assert.False(reader.NextSheet());
    }

    [Fact]
    public void A_place_is_the_template_of_a_pointer_and_the_records_number()
    {
        Assert.Equal(["/areas/E1/daily/0", "/areas/E1/daily/0", "/areas/E1/daily/0", "/areas/E1/daily/0"], Pointers("/areas/{code}/daily/*", row: 1));
        Assert.Equal(["/areas/E1/daily/1", "/areas/E1/daily/1/date", "/areas/E1/daily/1/value"], Pointers("/areas/{code}/daily/*", row: 3));
        Assert.Equal(["/areas/a~1b~0", "/areas/a~1b~0/name/value"], Pointers("/areas/{code}", row: 4));
        Assert.Equal("/day", Pointers("", row: 2)[0]);

        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes(Areas), "a.json", ["/areas/{code}/daily/*"]);
        Assert.True(reader.NextSheet() && reader.NextRow() && reader.NextRow());
        var first = reader.Place(2);
        Assert.Equal(("/areas/E1/daily/~#/value", 0, (ushort)0), first);
        Assert.True(reader.NextRow());
        Assert.Equal(1, reader.Place(2).Row);
        Assert.Same(first.Sheet, reader.Place(2).Sheet);
    }

    [Fact]
    public void The_places_of_a_whole_sheet_are_those_of_its_rows()
    {
        var pointers = new List<string>();
        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes(Areas), "a.json", ["/areas/{code}/daily/*"]);
        reader.NextSheet();
        var sheet = reader.ReadSheet();
        for (var row = 1; row <= 4; row++)
        {
            Assert.Equal(Pointers("/areas/{code}/daily/*", row), [.. Enumerable.Range(0, sheet.Count).Where(cell => sheet.Row(cell) == row).Select(cell => Pointer(reader, cell))]);
        }
    }

    [Theory]
    [InlineData("areas", "begins with no '/'")]
    [InlineData("/~2", "write ~0")]
    [InlineData("/{}", "without a name")]
    [InlineData("/{a}/{a}", "two segments alike")]
    public void A_pattern_that_is_none_is_refused(string pattern, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => JsonReader.Open(default, "a.json", [pattern])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[\n{\"a\": 1}\n", "line 3", "cut off")]
    [InlineData("", "line 1", "is not JSON")]
    [InlineData("[1, // one\n2]", "line 1", "comments")]
    [InlineData("[1,]", "line 1", "trailing commas")]
    [InlineData("[1]\n[2]", "line 2", "is not JSON")]
    [InlineData("[\n{\"a\": 1, \"a\": 2}]", "line 2", "'a' twice")]
    [InlineData("[\n{\"a\": null, \"a\": 2}]", "line 2", "'a' twice")]
    [InlineData("[{\"b\": {\"a\": {}},\n\"b\": 1}]", "line 2", "'b' twice")]
    [InlineData("[1, {\"value\": 1}]", "line 1", "two columns 'value'")]
    [InlineData("{\"a\": 1,\n\n\"a\": 2}", "line 3", "two members 'a'")]
    [InlineData("[\"\\ud800\"]", "line 1", "surrogate")]
    public void What_cannot_be_read_is_refused_with_its_line(string json, string place, string said) => Refused(json, "/*", place, said);

    [Fact]
    public void A_file_cut_off_at_any_byte_is_refused_and_one_damaged_is_read_or_refused()
    {
        var random = new Random(20200415);
        var good = Encoding.UTF8.GetBytes(Areas);
        for (var length = 0; length < good.Length; length++)
        {
            Refused(Encoding.UTF8.GetString(good[..length]), "/areas/{code}/daily/*", "line", "cut off");
            var bytes = (byte[])good.Clone();
            bytes[length] = (byte)random.Next(256);
            Assert.IsType<UnreadableFileException>(Record.Exception(() => Drain(bytes, "/areas/{code}")) ?? new UnreadableFileException("", null, ""));
        }
    }

    [Fact]
    public void A_hostile_file_is_refused_before_it_costs_memory()
    {
        Refused(string.Concat(Enumerable.Repeat("[", 100_000)), "/*", "line 1", "deeper than 64");
        Refused(string.Concat(Enumerable.Repeat("[", 65)) + string.Concat(Enumerable.Repeat("]", 65)), "/*", "line 1", "deeper than 64");
        Refused($"[\"{new string('x', 40_000)}\"]", "/*", "characters");
        Refused($"[\"{new string('x', 4_000_000)}\"]", "/*", "characters");
        Refused($"[{{{Members(20_000)}}}]", "/*", "members");
        Refused($"[{string.Join(',', Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"{{\"m{i}\":1}}")))}]", "/*", "members");
        Refused($"{{{Members(70_000)}}}", "/*", "members");
        Refused($"[{string.Join(',', Enumerable.Repeat("1", 1_100_000))}]", "/*", "beyond");
    }

    [Fact]
    public void More_pointers_than_an_index_can_name_are_refused()
    {
        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 40_000).Select(i => FormattableString.Invariant($"\"m{i}\":{{\"a\":1,\"b\":2}}")))}}}"), "a.json", ["/*"]);
        reader.NextSheet();
        var error = Assert.Throws<UnreadableFileException>(() =>
        {
            while (reader.NextRow())
            {
                _ = (reader.Place(0), reader.Place(1));
            }
        });
        Assert.Contains("end in the items of an array", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_records()
    {
        Assert.SkipUnless(OfficialSequences.IsSlowAsked, OfficialSequences.Slow);
        var (small, large) = (Allocated(72_000), Allocated(720_000));
        Assert.InRange(large - small, -64 << 10, 64 << 10);
        Assert.InRange(large, 0, 4 << 20);
    }

    private static long Allocated(int records)
    {
        var json = new StringBuilder("{\"E1\":[");
        for (var i = 0; i < records; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{{\"date\":\"2020-04-{1 + (i % 28):00}\",\"value\":{i},\"in\":{{\"rate\":{i}.5}}}}");
        }

        var bytes = Encoding.UTF8.GetBytes(json.Append("]}").ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = JsonReader.Open(bytes, "a.json", ["/{code}/*"]);
        var rows = 0;
        for (reader.NextSheet(); reader.NextRow(); rows++)
        {
            for (var cell = 0; cell < reader.Row.Count; cell++)
            {
                reader.Place(cell);
            }
        }

        Assert.Equal(records + 1, rows);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Members(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"\"m{i}\":1")));

    private static List<string> Pointers(string pattern, int row)
    {
        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes(Areas), "a.json", [pattern]);
        for (reader.NextSheet(); reader.NextRow();)
        {
            if (reader.Row.Row(0) == row)
            {
                return [.. Enumerable.Range(0, reader.Row.Count).Select(cell => Pointer(reader, cell))];
            }
        }

        return [];
    }

    private static string Pointer(JsonReader reader, int cell)
    {
        var (sheet, row, column) = reader.Place(cell);
        Assert.Equal(0, column);
        return CellReference.Of(sheet, row, column).Ref;
    }

    private static void Reads(string pattern, string[] header, params object?[][] rows) => Reads(pattern, header, Areas, rows);

    private static void Reads(string pattern, string[] header, string json, object?[][] rows)
    {
        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes(json), "a.json", [pattern]);
        Assert.True(reader.NextSheet());
        Assert.Equal(pattern, reader.SheetName);
        var cells = new List<(int Row, int Column, object Value)>();
        while (reader.NextRow())
        {
            for (var cell = 0; cell < reader.Row.Count; cell++)
            {
                cells.Add((reader.Row.Row(cell), reader.Row.Column(cell), reader.Row.Kind(cell) == CellKind.Text ? reader.Row.Text(cell) : decimal.Parse(reader.Row.Number(cell).ToString(), CultureInfo.InvariantCulture)));
            }
        }

        var expected = rows.Prepend([.. header]).SelectMany((row, i) => row.Select((value, j) => (i + 1, j + 1, value!))).Where(cell => cell.Item3 is not null);
        Assert.Equal(expected, cells);
        Assert.False(reader.NextSheet());
    }

    private static void Refused(string json, string pattern, params string[] said)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnreadableFileException>(() => Drain(bytes, pattern));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
        Assert.All(said.Prepend("a.json"), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }

    private static void Drain(byte[] bytes, string pattern)
    {
        using var reader = JsonReader.Open(bytes, "a.json", [pattern]);
        while (reader.NextSheet())
        {
        }
    }
}
