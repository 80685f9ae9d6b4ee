using System.Collections;
using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Whether the options of a spec, and of all that it holds, are within their limits and fit each other: for scenarios from YAML, whose
/// values have met their limits when they were read, and for those that were made or changed in C#.
/// </summary>
internal static class SpecCheck
{
    /// <summary>Refuses a scenario that was made or changed in C# and does not fit.</summary>
    /// <exception cref="ScenarioException">It does not; the message has a line a fault.</exception>
    public static void Require(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var faults = new FaultList();
        if (string.IsNullOrEmpty(scenario.Name))
        {
            faults.Add(new ScenarioException("name", $"expected {Kebab.Expected}, found nothing"));
        }

        if ((scenario.Vary is not null || scenario.Sweep is not null) && scenario.Swept is not { Cells.Count: > 0 })
        {
            faults.Add(new ScenarioException(
                scenario.Vary is null ? "sweep" : "vary",
                "expected a scenario for each cell in Swept, as a file has them when it is read"));
        }

        foreach (var fault in Of(scenario, scenario.Step))
        {
            var (path, misfit) = (fault.IsBrief ? fault.Path : fault.FullPath, fault.Misfit);
            var found = misfit.IsOfKey ? $", found '{path[(path.LastIndexOf('.') + 1)..]}'"
                : fault.Value is null ? string.Empty : $", found {Text(fault.Value)}";
            faults.Add(new ScenarioException(
                path.Length == 0 ? "scenario" : path, $"expected {misfit.Expected.TrimEnd(',')}{found}{misfit.Hint}"));
        }

        faults.Tell();
    }

    /// <summary>All that does not fit; of a spec that holds one that does not fit, only that.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="step">The grid of the abstract schedulers.</param>
    /// <param name="path">Its keys from the top, joined by dots; empty for the top.</param>
    public static IReadOnlyList<SpecFault> Of(object spec, TimeSpan step, string path = "")
    {
        var kind = Kind.Of(spec.GetType());
        List<SpecFault> inner =
        [
            .. kind.Options.SelectMany(option =>
                OfOption(spec, option, path).Select(fault => fault with { IsBrief = option == kind.Brief })),
            .. kind.Options.Where(option => option.In(spec) is not null).SelectMany(option =>
                OfValue(option.In(spec)!, step, Inner(path, kind, option))),
        ];
        // What is made of parts that do not fit cannot be asked; but sections of a scenario, and values that vary, stand beside each other.
        if (inner.Count > 0 && (spec is not (Scenario or VarySpec or SweepSpec)
            || inner.Exists(fault => fault.Value is null && !fault.Misfit.IsOfKey)))
        {
            return inner;
        }

        return
        [
            .. inner,
            .. kind.Misfits(spec, step)
                .Select(misfit => new SpecFault(
                    path, misfit, kind.Options.FirstOrDefault(option => option.Name == misfit.Option)?.In(spec)))
                .Where(fault => !inner.Exists(other => $"{other.FullPath}.".StartsWith($"{fault.FullPath}.", StringComparison.Ordinal))),
        ];
    }

    private static IEnumerable<SpecFault> OfOption(object spec, Option option, string path)
    {
        var value = option.In(spec);
        if (value is null ? option.IsRequired && !option.MayBeNull : !IsAdmitted(option, value))
        {
            yield return new SpecFault(path, new Misfit(option.Name, option.What), value);
        }
        else if (!option.HasEffectIn(spec) && value is not null && !Equals(value, option.Default))
        {
            yield return new SpecFault(path, new Misfit(option.Name, $"the key only with {option.Only}"), value);
        }
        else if (value is InputFile file && !file.IsPattern() && !file.IsThere())
        {
            var missing = spec is ISourced { Source: { } source }
                ? new Misfit(option.Name, $"a copy of {source}, named by --set {path}.{option.Name}=PATH,") : file.NotThere(option.Name);
            yield return new SpecFault(path, missing, file.Path);
        }
        else if (value is ListFile list && (option.Files is null || ((option.IsListOrFile || !list.IsPattern) && !list.File.IsThere())))
        {
            var misfit = option.Files is null ? new Misfit(option.Name, option.What) : list.File.NotThere(option.Name);
            yield return new SpecFault(path, misfit, list.File.Path);
        }
    }

    /// <summary>Where an option is written; what stands for the whole has no key of its own.</summary>
    private static string Inner(string path, Kind kind, Option option) =>
        option == kind.Brief ? path : path.Length == 0 ? option.Name : $"{path}.{option.Name}";

    private static bool IsAdmitted(Option option, object value) =>
        value is IEnumerable list and not string ? list.Cast<object>().All(item => IsAdmitted(option, item))
            : option.Admits(value) && !(value is TimeSpan duration && duration.Ticks < option.LeastTicks);

    private static IEnumerable<SpecFault> OfValue(object value, TimeSpan step, string path)
    {
        if (Kind.Describes(value.GetType()))
        {
            return Of(value, step, path);
        }

        if (KindRegistry.FamilyOf(value.GetType()) is not null)
        {
            return [new SpecFault(path, new Misfit("", "a record with the attribute [Kind]"), value.GetType().Name)];
        }

        if (value is string or Tensor or not IEnumerable)
        {
            return [];
        }

        var items = Items.Of((IEnumerable)value).ToList();
        var names = ((IEnumerable)value).OfType<INamed>().Select(item => item.Name).ToList();
        return items.SelectMany(item => OfValue(item.Value, step, $"{path}.{item.Key}"))
            .Concat(names.Where(name => !Kebab.Is(name)).Select(name => new SpecFault(path, new Misfit("", Kebab.Expected), name)))
            .Concat(names.GroupBy(name => name).SelectMany(group => group.Skip(1))
                .Select(name => new SpecFault(path, new Misfit("", "each name once"), name)));
    }

    /// <summary>How messages tell a value.</summary>
    public static string Text(object? value) => value switch
    {
        null => "nothing",
        TimeSpan duration => $"'{DurationText.Write(duration)}'",
        string or IFormattable or Quantity => string.Create(CultureInfo.InvariantCulture, $"'{value}'"),
        IEnumerable list => list.Cast<object>().Count() is > 0 and var count ? $"a list of {count}" : "an empty list",
        _ when Kind.Describes(value.GetType()) => $"'{Kind.NameOf(value)}'",
        _ => $"'{value}'",
    };
}
