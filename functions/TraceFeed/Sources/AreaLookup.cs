using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>Areas with every spelling the publishers use, found by name or by code.</summary>
public sealed class AreaLookup
{
    private readonly Dictionary<string, Area> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Area> byCode = new(StringComparer.Ordinal);

    internal AreaLookup(AreaFile file)
    {
        foreach (var entry in file.Areas)
        {
            var area = new Area(entry.Type ?? file.Type, entry.Code, entry.Name);
            foreach (var name in entry.Aliases.Prepend(entry.Name))
            {
                if (!byName.TryAdd(Label.Key(name), area))
                {
                    throw new DefinitionException($"Area lookup for '{file.Type}': the name '{name}' stands for two areas; remove one of them.");
                }
            }

            if (entry.Code is not null && !byCode.TryAdd(entry.Code, area))
            {
                throw new DefinitionException($"Area lookup for '{file.Type}': the code '{entry.Code}' stands for two areas; remove one of them.");
            }
        }
    }

    /// <summary>Every area, in no order.</summary>
    public IEnumerable<Area> Areas => byName.Values.Distinct();

    /// <summary>The area of that name, whatever its case, spacing or Unicode form; null when the lookup does not know it.</summary>
    public Area? Find(string name) => byName.GetValueOrDefault(Label.Key(name));

    /// <summary>The area of that code; null when the lookup does not know it.</summary>
    public Area? FindCode(string code) => byCode.GetValueOrDefault(code);
}
