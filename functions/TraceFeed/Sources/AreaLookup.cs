using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>The areas of one type with every spelling the publishers use, found by name.</summary>
public sealed class AreaLookup
{
    private readonly Dictionary<string, Area> byName = new(StringComparer.Ordinal);

    internal AreaLookup(AreaFile file)
    {
        Type = file.Type;
        foreach (var entry in file.Areas)
        {
            var area = new Area(file.Type, entry.Code, entry.Name);
            foreach (var name in entry.Aliases.Prepend(entry.Name))
            {
                if (!byName.TryAdd(Label.Key(name), area))
                {
                    throw new DefinitionException($"Area lookup for '{file.Type}': the name '{name}' stands for two areas; remove one of them.");
                }
            }
        }
    }

    /// <summary>The type that every area of this lookup has.</summary>
    public string Type { get; }

    /// <summary>The area of that name, whatever its case, spacing or Unicode form; null when the lookup does not know it.</summary>
    public Area? Find(string name) => byName.GetValueOrDefault(Label.Key(name));
}
