using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>
/// The keys of kept results leave out what is as it is by default, so that a new option leaves them as they are. A default that changes
/// would therefore be taken for what it was: these tests know all of them, and so does <c>defaults.txt</c> (<see cref="WrittenDefaults"/>).
/// </summary>
public sealed class KeptDefaultsTests
{
    private static readonly string[] Families = ["dataset", "rule", "training", "scheduler", "trace"];

    private static string Written => Path.Combine(Repository.Root, "tests", "Experiments.Tests", "Tables", "defaults.txt");

    [Fact]
    public void Whoever_changes_a_default_that_keys_leave_out_must_change_the_version_too()
    {
        var faults = WrittenDefaults.Faults(File.ReadAllLines(Written), Defaults(), KeptResults.Version, Trainers.Version);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void They_are_told_from_each_other()
    {
        var now = Defaults();
        Assert.Equal("1", now["training energy: beta"]);
        Assert.Equal("found: until / 200", now["run: sample"]);
        Assert.Equal("required", now["dataset chains: length"]);
        Assert.Contains("bound: steps", now.Keys);
        Assert.DoesNotContain(now.Keys, key => key.StartsWith("figure", StringComparison.Ordinal));
    }

    /// <summary>The defaults of all that keys describe, and of what stands in it.</summary>
    private static SortedDictionary<string, string> Defaults()
    {
        var defaults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        var open = new Queue<Kind>([.. Families.SelectMany(KindRegistry.BuiltIn.Of), Kind.Of(typeof(RunSpec))]);
        while (open.TryDequeue(out var kind))
        {
            if (!seen.Add(kind.Spec))
            {
                continue;
            }

            foreach (var option in kind.Options)
            {
                var name = kind.Family is { } family ? $"{family.Name} {kind.Name}" : kind.Name;
                defaults[$"{name}: {option.Name}"] = Text(option);
                Types(option.Type).SelectMany(KindsOf).ToList().ForEach(open.Enqueue);
            }
        }

        return defaults;
    }

    private static IEnumerable<Type> Types(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Types) : [Nullable.GetUnderlyingType(type) ?? type];

    private static IEnumerable<Kind> KindsOf(Type type) => KindRegistry.FamilyOf(type) is { } family
        ? KindRegistry.BuiltIn.Of(family.Name).Where(kind => kind.Spec.IsAssignableTo(type))
        : Kind.Describes(type) ? [Kind.Of(type)] : [];

    private static string Text(Option option) => option.IsRequired ? "required"
        : option.DefaultRule is { } rule ? $"found: {rule}" : Text(option.Default);

    private static string Text(object? value) => value switch
    {
        null => "none",
        TimeSpan duration => DurationText.Write(duration),
        bool or string or Enum => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ when Kind.Describes(value.GetType()) => Json(value),
        _ => value.ToString()!,
    };

    private static string Json(object spec)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            SpecWriter.Write(json, spec);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
