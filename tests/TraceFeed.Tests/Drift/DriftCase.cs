using FsCheck;
using FsCheck.Fluent;

namespace TraceFeed.Tests.Drift;

/// <summary>Drift, and edits of values below it.</summary>
/// <param name="Steps">The operators, in the order in which they are applied.</param>
/// <param name="Edits">How many values are edited before.</param>
/// <param name="Seed">Decides which, and what they become.</param>
internal sealed record DriftCase(IReadOnlyList<DriftStep> Steps, int Edits, int Seed)
{
    private const int MostSteps = 8;

    private static readonly Gen<DriftStep> Step =
        from kind in Gen.Elements(Enum.GetValues<DriftKind>())
        from seed in Gen.Choose(0, 999_999)
        select new DriftStep(kind, seed);

    /// <summary>Any drift under up to that many edits; a case that fails is made smaller operator by operator and edit by edit.</summary>
    public static Arbitrary<DriftCase> Arbitrary(int mostEdits) => Arb.From(
        from count in Gen.Choose(0, MostSteps)
        from steps in Gen.ListOf(Step, count)
        from edits in Gen.Choose(Math.Min(1, mostEdits), mostEdits)
        from seed in Gen.Choose(0, 999_999)
        select new DriftCase([.. steps], edits, seed), Smaller);

    public override string ToString() => $"{Edits} edits of seed {Seed} under [{string.Join(", ", Steps)}]";

    private static IEnumerable<DriftCase> Smaller(DriftCase one) =>
        Enumerable.Range(0, one.Steps.Count).Select(i => one with { Steps = [.. one.Steps.Where((_, at) => at != i)] })
            .Concat(one.Edits > 1 ? [one with { Edits = 1 }, one with { Edits = one.Edits - 1 }] : []);
}
