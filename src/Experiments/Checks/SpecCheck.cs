using System.Collections;
using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Whether specs are what their descriptions admit. A spec from a file was checked there, value by value; this one holds whoever made it.
/// </summary>
/// <param name="scenario">The scenario that they are for: its grid, and where its values were written.</param>
internal sealed class SpecCheck(Scenario scenario)
{
    /// <summary>Checks a spec and those inside it.</summary>
    /// <param name="path">Its keys, joined by dots.</param>
    /// <param name="spec">The spec.</param>
    /// <exception cref="ScenarioException">It has no description, a value is out of its range, or values do not fit each other.</exception>
    public void Check(string path, object spec)
    {
        if (!Kind.Describes(spec.GetType()))
        {
            throw Error(path, $"expected a record with the attribute [Kind], found {spec.GetType().Name}, which has none");
        }

        var kind = Kind.Of(spec.GetType());
        foreach (var option in kind.Options)
        {
            Check(option == kind.Brief ? path : $"{path}.{option.Name}", option, option.In(spec));
        }

        foreach (var misfit in kind.Misfits(spec, scenario.Step))
        {
            throw Error(misfit.Option.Length == 0 ? path : $"{path}.{misfit.Option}", $"expected {misfit.Expected.TrimEnd(',')}");
        }
    }

    /// <summary>An error about a value.</summary>
    public ScenarioException Error(string path, string problem) => new(scenario.PlaceOf(path), problem);

    private void Check(string path, Option option, object? value)
    {
        if (value is null)
        {
            return;
        }

        if (Kind.Describes(value.GetType()))
        {
            Check(path, value);
        }
        else if (value is InputFile file)
        {
            if (!File.Exists(file.FullPath))
            {
                throw Error(path, $"expected a file, found none at {file.FullPath}");
            }
        }
        else if (value is IEnumerable list and not string)
        {
            foreach (var (index, item) in list.Cast<object>().Index())
            {
                var name = item is INamed named ? named.Name : index.ToString(CultureInfo.InvariantCulture);
                Check($"{path}.{name}", option, item);
            }
        }
        else if (!option.Admits(value) || (value is TimeSpan duration && duration.Ticks < option.LeastTicks))
        {
            throw Error(path, $"expected {option.What.TrimEnd(',')}, found {Text(value)}");
        }
    }

    private static string Text(object value) =>
        value is TimeSpan { Ticks: >= 0 } duration ? DurationText.Write(duration) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
