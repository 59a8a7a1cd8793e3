namespace TraceFeed.Feeds;

/// <summary>A part of an item's content: a <see cref="Paragraph"/>, <see cref="BulletList"/> or <see cref="DataTable"/>.</summary>
public abstract record ContentBlock;
