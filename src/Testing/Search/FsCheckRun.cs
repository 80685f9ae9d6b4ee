using System.Globalization;
using System.Runtime.ExceptionServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace Hogwild.Testing;

/// <summary>One property in FsCheck, with its seed going in and coming out.</summary>
internal sealed class FsCheckRun : IRunner
{
    private TestResult.Failed? _failed;

    /// <summary>The first value that fails, and the seed that finds it at once; null where all pass.</summary>
    /// <param name="generator">The values.</param>
    /// <param name="maxTests">How many.</param>
    /// <param name="seed">Where to begin.</param>
    /// <param name="passes">The property; an exception ends the search and comes out.</param>
    public static (T Value, string Replay)? FirstFailure<T>(Gen<T> generator, int maxTests, Replay seed, Func<T, bool> passes)
    {
        var run = new FsCheckRun();
        ExceptionDispatchInfo? error = null;
        (T Value, bool Found) first = default;
        var config = Config.Quick.WithMaxTest(maxTests).WithStartSize(1).WithEndSize(100).WithQuietOnSuccess(true).WithRunner(run)
            .WithReplay(FSharpOption<Replay>.Some(seed));
        Check.One(config, Prop.ForAll(Arb.From(generator), Test));
        error?.Throw();
        return run._failed is { } failed && first.Found ? (first.Value, Write(failed.Item6, failed.Item7)) : null;

        bool Test(T value)
        {
            try
            {
                if (error is not null || passes(value))
                {
                    return true;
                }

                first = first.Found ? first : (value, true);
                return false;
            }
#pragma warning disable CA1031 // FsCheck would take it for a failed test; it comes out as it was thrown.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                error ??= ExceptionDispatchInfo.Capture(exception);
                return true;
            }
        }
    }

    /// <summary>Reads <c>(seed,gamma)</c> or <c>(seed,gamma,size)</c>; null where it is neither.</summary>
    public static Replay? Parse(string text)
    {
        var parts = text.Trim().Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
        return parts.Length is 2 or 3
            && ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var gamma) && gamma % 2 == 1
            && int.TryParse(parts.ElementAtOrDefault(2) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new Replay(new Rnd(seed, gamma), parts.Length == 3 ? FSharpOption<int>.Some(size) : FSharpOption<int>.None)
            : null;
    }

    /// <summary>Where to begin for a seed of ours.</summary>
    public static Replay Of(ulong seed) => new(new Rnd(seed), FSharpOption<int>.None);

    void IRunner.OnStartFixture(Type t)
    {
    }

    void IRunner.OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    void IRunner.OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    void IRunner.OnFinished(string name, TestResult testResult) => _failed = testResult as TestResult.Failed;

    private static string Write(Rnd seed, int size) => string.Create(CultureInfo.InvariantCulture, $"({seed.Seed},{seed.Gamma},{size})");
}
