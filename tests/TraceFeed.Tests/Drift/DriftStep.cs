namespace TraceFeed.Tests.Drift;

/// <summary>One operator of drift; equal seeds do the same to the same file.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Seed">Decides where.</param>
internal sealed record DriftStep(DriftKind Kind, int Seed)
{
    public override string ToString() => $"{Kind} {Seed}";
}
