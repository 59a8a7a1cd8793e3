namespace TraceFeed.Changes.Thresholds;

/// <summary>On which side of a threshold a series was told to be, as the publications up to a vintage leave it.</summary>
/// <param name="Threshold">The threshold's id.</param>
/// <param name="Value">Its value; where a definition changes it, the state is forgotten.</param>
/// <param name="Series">The series' key.</param>
/// <param name="Reached">Whether the latest figure on that side has reached the value.</param>
/// <param name="Since">The packed first day of the first of the periods that are on that side one after the other, as far back as is known.</param>
/// <param name="Periods">How many they are.</param>
/// <param name="Start">The packed first day of the latest of them.</param>
/// <param name="End">Its packed last day.</param>
/// <param name="Figure">Its figure; null where none stands there any more, such as one that is withheld since.</param>
/// <param name="Settled">Whether the side may be left at once: not where it was crossed to in the publication before.</param>
/// <param name="Pending">Whether the newest publication has the latest figure on the other side, which the next one is to confirm.</param>
public sealed record ThresholdState(string Threshold, decimal Value, ulong Series, bool Reached, int Since, int Periods, int Start, int End, decimal? Figure, bool Settled, bool Pending);
