namespace TraceFeed.Backup;

/// <summary>What an export wrote or an import restored.</summary>
/// <param name="Rows">Rows of the log.</param>
/// <param name="Files">Files of the backup.</param>
/// <param name="Copied">Of an export, files that were not there before; of an import, log rows inserted.</param>
/// <param name="Notes">What is worth knowing, one sentence each.</param>
public sealed record BackupReport(long Rows, int Files, long Copied, IReadOnlyList<string> Notes);
