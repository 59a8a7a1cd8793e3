using System.Buffers;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Cli;

public sealed class SchemaTests
{
    private static readonly string September = "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods";
    private static readonly string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    [Fact]
    public async Task Every_line_that_read_prints_of_the_real_workbooks_and_lists_is_valid()
    {
        var schema = JsonSchema.Load("observation.schema.json");
        var count = 0;
        foreach (var path in new[] { National(September), National(October), Local("w10"), Local("w21") })
        {
            var run = await CommandRun.Of("read", path);
            Assert.Equal(0, run.Code);
            Assert.All(run.Lines, line => Assert.Empty(schema.Problems(line)));
            count += run.Lines.Count;
        }

        Assert.Equal(2070 + 4487 + 900 + 900, count);
    }

    [Fact]
    public async Task Every_line_that_diff_prints_of_the_real_workbooks_and_lists_is_valid()
    {
        var schema = JsonSchema.Load("change.schema.json");
        var count = 0;
        foreach (var (old, @new) in new[] { (National(September), National(October)), (National(October), National(September)), (Local("w15"), Local("w16")), (Local("w16"), Local("w20")) })
        {
            var run = await CommandRun.Of("diff", old, @new, "--format", "ndjson");
            Assert.Equal(1, run.Code);
            Assert.All(run.Lines, line => Assert.Empty(schema.Problems(line)));
            count += run.Lines.Count;
        }

        Assert.True(count > 3713 + 903 + 903);
    }

    [Fact]
    public void The_form_that_the_log_keeps_is_valid_too()
    {
        var schema = JsonSchema.Load("change.schema.json");
        var definition = DefinitionCatalog.Embedded.Find(Readings.National)!;
        var diffs = new Diffs(definition);
        var facts = new PublicationFacts
        {
            Id = "/government/x",
            Title = "X",
            Page = new Uri("https://example.org/x"),
            Published = new DateOnly(2020, 9, 3),
            Notes = [new PublisherNote(new DateTimeOffset(2020, 9, 4, 9, 30, 0, TimeSpan.FromHours(1)), "One figure corrected.")],
            Files = [new EditionFacts("x.ods", new Uri("https://example.org/x.ods"), new string('0', 64)), new EditionFacts("y.ods", null, new string('1', 64))],
            Findings =
            [
                new NoteFinding("people-tested", "Table_1", NoteFinding.Mentioned, "In table 1, one figure.", 3),
                new NoteFinding("cases", null, NoteFinding.NotMentioned, null, 1),
                new NoteFinding("contacts", "Table_13", NoteFinding.WithoutEffect, "Also table 13.", 0),
            ],
            Warnings = ["odd"],
        };
        IEnumerable<Change> changes =
        [
            .. diffs.Take(Readings.Of(Readings.National, National(September))),
            .. diffs.Take(Readings.Of(Readings.National, National(October))),
            ChangeSet.Unchanged(definition, 3, facts, "resaved"),
        ];

        var buffer = new ArrayBufferWriter<byte>();
        foreach (var change in changes)
        {
            buffer.ResetWrittenCount();
            ChangeJson.Write(buffer, change, forLog: true);
            Assert.Empty(schema.Problems(Encoding.UTF8.GetString(buffer.WrittenSpan)));
        }
    }

    [Theory]
    [InlineData("england-test-and-trace-demographics", "england-tt-demographic", "2020-10-29_Demographic_LA_tables_w21.xlsx", "2020-11-05_Demographic_LA_tables_w22.xlsx", ChangeKind.RoundingChanged)]
    [InlineData("scotland-management-information", "scotland-mi-tidy", "scotgov-mi-tidy_2020-05-27T142615.csv.gz", "scotgov-mi-tidy_2020-05-28T153219.csv.gz", ChangeKind.SeriesRenamed)]
    [InlineData("scotland-management-information", "scotland-mi-tidy", "scotgov-mi-tidy_2020-05-04T152953.csv.gz", "scotgov-mi-tidy_2020-05-05T151822.csv.gz", ChangeKind.SeriesRenamed)]
    public void Changes_of_many_figures_and_renamed_series_of_real_files_are_valid_and_read_back_as_they_were(string id, string folder, string older, string newer, string kind)
    {
        var schema = JsonSchema.Load("change.schema.json");
        var source = TriedSource.Embedded(id);
        var diffs = new Diffs(source.Definition);
        diffs.Pass(source.Read(folder, older));
        var changes = diffs.Take(source.Read(folder, newer));
        Assert.Contains(changes, change => change.Kind == kind);
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var change in changes.Where(change => change.Publication is null).GroupBy(change => (change.Kind, change.Reason, Part: change.PartOf is null)).SelectMany(group => group.Take(50)))
        {
            buffer.ResetWrittenCount();
            ChangeJson.Write(buffer, change, forLog: true);
            var line = Encoding.UTF8.GetString(buffer.WrittenSpan);
            Assert.Empty(schema.Problems(line));
            buffer.ResetWrittenCount();
            ChangeJson.Write(buffer, ChangeJson.Read(Encoding.UTF8.GetBytes(line)), forLog: true);
            Assert.Equal(line, Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    [Theory]
    [InlineData("""{"kind":"value.suppressed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":null,"new":{"value":null,"status":"*","cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.suppressed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":null,"status":"*","cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.suppressed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":null,"status":"[c]","cell":null},"new":{"value":null,"status":"*","cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.disclosed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":null,"status":"*","cell":null},"new":{"value":"1","status":null,"cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.disclosed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":null,"status":"*","cell":null},"new":{"value":null,"status":"[c]","cell":null},"flagged":false,"announced":null}""")]
    public void A_figure_withheld_or_no_longer_withheld_is_a_change(string line)
    {
        Assert.Empty(JsonSchema.Load("change.schema.json").Problems(line));
    }

    [Theory]
    [InlineData("""{"kind":"value.revised"}""")]
    [InlineData("""{"kind":"period.added","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":1,"status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no"}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no","more":1}""")]
    [InlineData("""{"kind":"value.suppressed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":null,"status":"*","cell":null},"new":{"value":"1","status":null,"cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.disclosed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":null,"status":"*","cell":null},"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"value.disclosed","source":"s","id":"0000000000000000000000000000000000000000000000000000000000000000","series":"x","label":"l","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":null,"status":"*","cell":null},"new":{"value":"1","status":null,"cell":null},"flagged":false,"announced":null,"absolute":"1"}""")]
    [InlineData("""{"kind":"value.suppressed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":null,"status":"*","cell":null},"flagged":false,"announced":"no"}""")]
    public void A_line_that_is_no_change_is_not_valid(string line)
    {
        Assert.NotEmpty(JsonSchema.Load("change.schema.json").Problems(line));
    }

    [Theory]
    [InlineData("""{"kind":"rounding.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50},"oldBase":"1","newBase":"5"}],"areas":[]}}""")]
    [InlineData("""{"kind":"methodology.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"coverage.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"gone","mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[{"type":"utla","name":"Barnet"}]}}""")]
    [InlineData("""{"kind":"coverage.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"back","mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[{"type":"utla","name":"Barnet"}],"since":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}""")]
    [InlineData("""{"kind":"series.renamed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"drift":{"aspect":"name","from":[{"text":"A"}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"series.renamed","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"drift":{"aspect":"split","from":[{"text":"A"}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"area.recoded","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"drift":{"aspect":"code","from":[{"text":"A","area":{"type":"utla","code":"E1","name":"A"}}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"definition.changed","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"partOf":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","drift":{"aspect":"note","from":[{"text":"A"}],"to":[]}}""")]
    [InlineData("""{"kind":"layout.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"drift":{"aspect":"table","from":[],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"series.ended","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":null,"unit":null,"old":{"value":"1","status":null,"cell":null},"new":null,"flagged":false,"announced":null,"reason":"ambiguous","drift":{"aspect":"name","from":[{"text":"A"}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"series.ended","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":null,"unit":null,"old":{"value":"1","status":null,"cell":null},"new":null,"flagged":false,"announced":null,"reason":"split","partOf":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [InlineData("""{"kind":"series.added","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"merged"}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no","reason":"back"}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no","partOf":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [InlineData("""{"kind":"value.suppressed","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":null,"new":{"value":null,"status":"*","cell":null},"flagged":false,"announced":null}""")]
    public void A_change_of_many_figures_or_of_what_stands_around_them_is_a_change(string line) => Assert.Empty(JsonSchema.Load("change.schema.json").Problems(line));

    [Theory]
    [InlineData("""{"kind":"rounding.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"rounding.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"methodology.changed","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"methodology.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"partOf":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"methodology.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[{"type":"utla","name":"Barnet"}]}}""")]
    [InlineData("""{"kind":"methodology.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"gone","mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"coverage.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[{"type":"utla","name":"Barnet"}]}}""")]
    [InlineData("""{"kind":"coverage.changed","source":"s","table":null,"measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"gone","mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"series.renamed","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"drift":{"aspect":"note","from":[{"text":"A"}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"series.renamed","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null}""")]
    [InlineData("""{"kind":"definition.changed","source":"s","table":"t","measure":null,"area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"drift":{"aspect":"note","from":[],"to":[]}}""")]
    [InlineData("""{"kind":"series.ended","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"ambiguous"}""")]
    [InlineData("""{"kind":"series.ended","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":null,"unit":null,"old":null,"new":null,"flagged":false,"announced":null,"reason":"vanished","drift":{"aspect":"name","from":[{"text":"A"}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no","reason":"gone"}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no","drift":{"aspect":"name","from":[{"text":"A"}],"to":[{"text":"B"}]}}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no","mass":{"counts":[{"table":"t","measure":"m","compared":60,"changed":50,"members":{"value.revised":50}}],"areas":[]}}""")]
    [InlineData("""{"kind":"value.withdrawn","source":"s","table":"t","measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":null,"flagged":false,"announced":null,"reason":"back"}""")]
    [InlineData("""{"kind":"value.revised","source":"s","table":null,"measure":"m","area":null,"breakdown":{},"period":{"start":null,"end":"2020-08-26"},"unit":null,"old":{"value":"1","status":null,"cell":null},"new":{"value":"2","status":null,"cell":null},"flagged":false,"announced":"no"}""")]
    public void A_kind_without_its_facts_or_with_those_of_another_is_not_valid(string line) => Assert.NotEmpty(JsonSchema.Load("change.schema.json").Problems(line));

    private static string National(string file) => OfficialFiles.Path("england-tt-national", file);

    private static string Local(string week) => OfficialFiles.Path("england-tt-utla-csv", $"Regional_contact_tracing_{week}.csv");
}
