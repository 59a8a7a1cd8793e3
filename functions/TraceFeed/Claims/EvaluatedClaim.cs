namespace TraceFeed.Claims;

/// <summary>A claim with what the log has of its figures.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Rows">Its figures, in its order.</param>
public sealed record EvaluatedClaim(Claim Claim, IReadOnlyList<FigureRow> Rows)
{
    /// <summary>The verdicts as one phrase that begins a sentence.</summary>
    public string Verdict => char.ToUpperInvariant(Claim.Verdicts[0][0]) + string.Join(", ", Claim.Verdicts)[1..];

    /// <summary>What was found, as it goes on after the verdict, with the figures of the log in it; where the log lacks one of them, that.</summary>
    public string Finding => ClaimText.Fill(Claim.Finding, Rows) ?? "this log does not hold every figure of it, so the verdict is that of docs/claims.md, which is made from the official files";

    /// <summary>The explanation with the figures of the log in it, without the paragraphs that take one which it lacks.</summary>
    public IReadOnlyList<string> Explanation => [.. Claim.Explanation.Select(paragraph => ClaimText.Fill(paragraph, Rows)).OfType<string>()];
}
