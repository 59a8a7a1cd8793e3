using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests.Observations;

public sealed class ListReaderTests
{
    private static readonly string[][] Rows =
    [
        ["Category", "Region", "Upper Tier Local Authority", "Total", "Total reached", "Percentage reached"],
        [Lists.Cases, "London", "City of London & Hackney", "1009", "800", "79.29"],
        [Lists.Contacts, "London", "City of London & Hackney", "1181", "590", "49.96"],
        [Lists.Cases, "South West", "Bristol, City of", "200", "150", "75"],
        [Lists.Contacts, "South West", "Bristol, City of", "300", "90", "30"],
        [Lists.Cases, "", "", "10", "5", "50"],
    ];

    [Fact]
    public void The_order_of_rows_and_the_line_ends_change_nothing_and_that_of_columns_is_told_without_a_change_of_values() =>
        Check.One(SlowHistories.Config(60), Prop.ForAll(Arb.From(from rows in Gen.Shuffle(Enumerable.Range(1, Rows.Length - 1)) from columns in Gen.Shuffle(Enumerable.Range(0, 6)) from end in Gen.Elements("\n", "\r\n", "\r") select (rows, columns, end)), order =>
        {
            var text = string.Join(order.end, order.rows.Prepend(0).Select(row => string.Join(',', order.columns.Select(column => $"\"{Rows[row][column]}\""))));
            var (plain, shuffled) = (Lists.Read(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell}\"")))))), Lists.Read(Encoding.UTF8.GetBytes(text)));

            Assert.Empty(shuffled.Warnings);
            var moved = !order.columns.SequenceEqual(Enumerable.Range(0, 6));
            Assert.Equal(moved, plain.ContentHash() != shuffled.ContentHash());
            Assert.Equal(moved ? [ChangeKind.PublicationAdded, ChangeKind.LayoutChanged] : [ChangeKind.PublicationAdded], Diffs.Between(Readings.Local, plain, shuffled).Select(change => change.Kind));
        }));

    [Theory]
    [InlineData("\"1,234\"")]
    [InlineData(" 1234")]
    [InlineData("1234.0")]
    [InlineData("1.234E3")]
    [InlineData("1233.9999999999999")]
    public void Every_spelling_of_a_number_is_the_same_value(string spelling)
    {
        var (first, second) = (Lists.Read($"{Lists.Cases},x,Halton,1234,5,0.41"), Lists.Read($"{Lists.Cases},x,Halton,{spelling},5,0.41"));

        Assert.Equal([ChangeKind.PublicationAdded], Diffs.Between(Readings.Local, first, second).Select(change => change.Kind));
    }

    [Fact]
    public void An_unknown_area_category_or_column_is_captured_and_reported()
    {
        var text = $"Category,Region,Upper Tier Local Authority,Total,Total reached,Percentage reached,Extra\n{Lists.Cases},x,Atlantis,7,5,71.43,3\nNew category,x,Halton,9,8,88.89,\n";
        var reading = Lists.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["unknown-area", "unknown-category", "unknown-column"], reading.Warnings.Select(warning => warning.Kind).Order());
        Assert.Equal(7, reading.Count);
        Assert.All(reading.Series.Values, series => Assert.True(series.Provisional));
        Assert.Contains(reading.Series.Values, series => series.Area is { Code: null, Name: "Atlantis" } && series.Measure == "cases-transferred");
    }

    [Fact]
    public void An_unknown_area_is_the_same_one_in_another_case_and_spacing() =>
        Assert.Equal([ChangeKind.PublicationAdded], Diffs.Between(Readings.Local, Lists.Read($"{Lists.Cases},x,New Town,7,5,71.43"), Lists.Read($"{Lists.Cases},x,NEW  TOWN,7,5,71.43")).Select(change => change.Kind));

    [Fact]
    public void Unknown_categories_and_columns_that_are_hard_to_tell_apart_lose_no_figure()
    {
        var text = $"Category,Region,Upper Tier Local Authority,Total,Total reached,Percentage reached,Rate,Rate,Rate %\nNew <24,x,Halton,1,2,3,4,5,6\nNew >24,x,Halton,7,8,9,10,11,12\n";
        var reading = Lists.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(12, reading.Count);
        Assert.Empty(reading.NotStated);
    }

    [Fact]
    public void A_figure_behind_the_last_header_is_reported()
    {
        var reading = Lists.Read($"{Lists.Cases},x,Halton,7,5,71.43,99");

        Assert.Equal([("stray", "G2")], reading.Warnings.Select(warning => (warning.Kind, warning.Cell!)));
    }

    [Fact]
    public void Keys_that_contradict_each_other_are_not_stated_and_equal_repeats_only_warn()
    {
        var before = Lists.Read($"{Lists.Cases},x,Halton,7,5,71.43");
        var after = Lists.Read($"{Lists.Cases},x,Halton,7,5,71.43", $"{Lists.Cases},x,Halton,8,5,71.43", $"{Lists.Cases},x,Warrington,1,1,100");

        Assert.Equal([("conflict", "D3"), ("repeat", "E3"), ("repeat", "F3")], after.Warnings.Select(warning => (warning.Kind, warning.Cell!)).Order());
        Assert.Single(after.NotStated);
        Assert.DoesNotContain(Diffs.Between(Readings.Local, before, after), change => change.Area?.Name == "Halton");
    }

    [Fact]
    public void A_date_that_is_none_is_reported_and_derived()
    {
        var reading = Lists.Read(Encoding.UTF8.GetBytes($"{Lists.Header},Start_date,End_date\n{Lists.Cases},x,Halton,7,5,71.43,28/05/2020,44125\n"));

        Assert.Equal([("date", "H2")], reading.Warnings.Select(warning => (warning.Kind, warning.Cell!)));
        Assert.True(reading.DatesDerived);
        Assert.Equal("2020-05-28/2020-09-09", reading.Blocks.Keys.Single().Period.ToString());
    }

    [Fact]
    public void Every_key_of_many_that_contradict_each_other_is_set_aside()
    {
        var lines = Enumerable.Range(0, 2_000).SelectMany(i => new[] { $"{Lists.Cases},x,Halton,{i},,", $"New {i},x,Halton,1,,", $"New {i},x,Halton,2,," }).Append($"{Lists.Cases},x,Darlington,1,,").ToArray();
        var reading = Lists.Read(lines);

        Assert.Equal(2_001, reading.NotStated.Count);
    }
}
