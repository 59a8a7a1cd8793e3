using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>What one check finds in one publication.</summary>
/// <param name="Key">Which check.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Expected">What the other figures make it.</param>
/// <param name="Actual">What is stated.</param>
/// <param name="Decimals">Decimals of both.</param>
/// <param name="Cells">What it looked at, the checked one first.</param>
/// <param name="Before">For a fall, the block that states the value it fell from; else null.</param>
internal readonly record struct CheckResult(CheckKey Key, bool Holds, decimal Expected, decimal Actual, int Decimals, IReadOnlyList<(BlockKey Block, ulong Series)> Cells, BlockKey? Before = null);
