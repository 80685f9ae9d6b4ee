using System.Reflection;
using System.Text;
using MathNet.Numerics.Distributions;

namespace Hogwild.Simulation;

/// <summary>The continuous distributions of MathNet.Numerics by name: <c>gamma</c>, <c>weibull</c>, <c>inverse-gaussian</c>, …</summary>
internal static class MathNetFamily
{
    private static readonly SortedDictionary<string, ConstructorInfo> Family = Find();

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyList<string> Names => [.. Family.Keys];

    /// <summary>The names of the parameters of a distribution, in order.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static IReadOnlyList<string> Parameters(string name) => [.. Numbers(Family[name]).Select(parameter => parameter.Name!)];

    /// <summary>The distribution with its parameters.</summary>
    /// <exception cref="ArgumentException">No such distribution, or no such parameters.</exception>
    internal static IContinuousDistribution Create(string name, double[] parameters, Random? source = null)
    {
        if (!Family.TryGetValue(name, out var constructor) || Numbers(constructor).Count != parameters.Length)
        {
            throw new ArgumentException($"no distribution {name} with {parameters.Length} parameters", nameof(name));
        }

        var numbers = Numbers(constructor);
        for (var k = 0; k < numbers.Count; k++)
        {
            if (numbers[k].ParameterType == typeof(int)
                && parameters[k] != Math.Clamp(Math.Round(parameters[k]), int.MinValue, int.MaxValue))
            {
                throw new ArgumentException($"{numbers[k].Name} of {name} is a whole number", nameof(parameters));
            }
        }

        object?[] arguments = [.. numbers.Select((number, k) => number.ParameterType == typeof(int) ? (object)(int)parameters[k]
            : parameters[k])];
        try
        {
            var made = (IContinuousDistribution)constructor.Invoke(
                constructor.GetParameters().Length > numbers.Count ? [.. arguments, source] : arguments);
            if (source is not null)
            {
                made.RandomSource = source;
            }

            return made;
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentException reason)
        {
            throw new ArgumentException($"{name} cannot have these parameters: {reason.Message}", nameof(parameters), error);
        }
    }

    /// <summary>The inverse of the distribution function; null where the package has none.</summary>
    internal static Func<double, double>? Inverse(IContinuousDistribution distribution) =>
        distribution.GetType().GetMethod("InverseCumulativeDistribution", BindingFlags.Public | BindingFlags.Instance, [typeof(double)])
            ?.CreateDelegate<Func<double, double>>(distribution);

    private static SortedDictionary<string, ConstructorInfo> Find()
    {
        var family = new SortedDictionary<string, ConstructorInfo>(StringComparer.Ordinal);
        foreach (var type in typeof(IContinuousDistribution).Assembly.GetExportedTypes())
        {
            if (!type.IsAbstract && type.IsAssignableTo(typeof(IContinuousDistribution)))
            {
                // Of the constructors that take numbers, the one with most; one without a source of randomness before one with.
                var constructor = type.GetConstructors()
                    .Where(item => item.GetParameters().Length > 0
                        && item.GetParameters().All(p => IsNumber(p) || p.ParameterType == typeof(Random)))
                    .OrderByDescending(item => Numbers(item).Count).ThenBy(item => item.GetParameters().Length).First();
                family.Add(Hyphenated(type.Name), constructor);
            }
        }

        return family;
    }

    private static List<ParameterInfo> Numbers(ConstructorInfo constructor) => [.. constructor.GetParameters().Where(IsNumber)];

    private static bool IsNumber(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int);

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "-" : string.Empty).Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
