namespace TraceFeed.Sources;

/// <summary>What must hold of declared thresholds.</summary>
internal static class ThresholdRules
{
    public static void Check(SourceDefinition source, Requirements require)
    {
        require.Unique("threshold", source.Thresholds.Select(threshold => threshold.Id));
        foreach (var threshold in source.Thresholds)
        {
            require.Text("the 'id' of a threshold", threshold.Id);
            require.Text($"'says' of the threshold '{threshold.Id}'", threshold.Says);
            require.Text($"the title of the source of the threshold '{threshold.Id}'", threshold.Source.Title);
            require.That(threshold.Source.Url is { IsAbsoluteUri: true, Scheme: "https" }, $"the source of the threshold '{threshold.Id}' is '{threshold.Source.Url}'; expected an https address");
            require.That(source.Find(threshold.Series) is not null, $"the threshold '{threshold.Id}' names the unknown series '{threshold.Series}'; write table:row");
        }
    }
}
