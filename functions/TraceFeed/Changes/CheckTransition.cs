using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A check that came to fail, or holds again.</summary>
/// <param name="Key">Which check.</param>
/// <param name="Fails">Whether it fails now.</param>
/// <param name="Expected">The value it should have, or fell from.</param>
/// <param name="Actual">The value it has.</param>
/// <param name="Decimals">Decimals of both.</param>
/// <param name="Cells">The cells of the publication it looked at, as block and series, the checked one first.</param>
/// <param name="Before">For a fall, the block that states the value it fell from; else null.</param>
internal sealed record CheckTransition(CheckKey Key, bool Fails, decimal Expected, decimal Actual, int Decimals, IReadOnlyList<(BlockKey Block, ulong Series)> Cells, BlockKey? Before = null);
