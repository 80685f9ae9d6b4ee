using System.Reflection;
using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>
/// Reads the code of this room and of TorchSharp: a number that is turned into a native scalar outside <see cref="Scalars"/> may be freed
/// while torch reads it. <see cref="CollectionTests"/> shows that it happens; this shows that it cannot.
/// </summary>
public sealed class ScalarsTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Nothing_that_this_room_calls_makes_a_scalar_that_nobody_keeps()
    {
        var methods = typeof(TorchNatives).Assembly.GetTypes()
            .Where(type => type != typeof(Scalars))
            .SelectMany(type => type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)));
        var kept = typeof(Scalars).GetMethods(Everything).SelectMany(Calls).Where(call => !IsConversion(call));
        var called = methods.SelectMany(Calls).Concat(kept).Where(IsTorchSharp).Distinct().ToList();
        Assert.True(called.Count > 20);
        Assert.DoesNotContain(called.Where(call => !IsScriptCall(call)), MakesScalar);
        Assert.Equal(2, called.Count(IsScriptCall));
    }

    /// <summary>The only exception: a call of a script makes one of any number among its arguments but an int, and gets no other.</summary>
    [Fact]
    public void What_scripts_are_called_with_is_turned_into_none()
    {
        foreach (var type in new[] { typeof(torch.jit.CompilationUnit), typeof(torch.jit.ScriptModule) })
        {
            var invoke = type.GetMethods().Single(method => method is { Name: "invoke", IsGenericMethod: false });
            var conversions = Reachable(invoke).Where(IsConversion)
                .Select(conversion => conversion.GetParameters()[0].ParameterType);
            Assert.DoesNotContain(typeof(int), conversions);
        }

        var (given, signature) = (new List<object>(), new ScriptSignature("update", "layer.py:1:1", []));
        var feeds = Enum.GetValues<ScriptFeedKind>().Select(kind => new ScriptFeed(kind, kind <= ScriptFeedKind.Parameters ? ["W"] : []));
        var weights = new WeightFile();
        weights.Tensors.Add("W", Tensor.Vector(1, 2));
        foreach (var takesList in new[] { false, true })
        {
            var program = new ScriptProgram(signature, [.. feeds], new ScriptErrors("layer.py", 1, "layer.py:1:1"), () => arguments =>
            {
                given.AddRange(arguments);
                return arguments[0];
            })
            { TakesList = takesList };
            program.Load();
            new ScriptTensors(ScriptCase.Data, program, 2, weights).Compute(new ScriptCall(3, 1, [1, 2], [3, 4]));
        }

        Assert.Equal(2 * 4, given.OfType<torch.Tensor>().Count() - 3);
        Assert.All(given, argument => Assert.True(argument is torch.Tensor or torch.Tensor[] or int));
        Assert.Contains(1, given);
    }

    [Fact]
    public void Operators_and_additions_do_make_one()
    {
        var tensor = typeof(torch.Tensor);
        Assert.True(MakesScalar(tensor.GetMethod("op_Addition", [tensor, tensor])!));
        Assert.True(MakesScalar(tensor.GetMethod("add", [typeof(Scalar)])!));
        Assert.False(MakesScalar(tensor.GetMethod("add", [tensor, typeof(Scalar)])!));
        Assert.False(MakesScalar(tensor.GetMethod("op_Multiply", [tensor, tensor])!));
    }

    private static bool IsScriptCall(MethodBase method) => method.Name == "invoke"
        && (method.DeclaringType == typeof(torch.jit.CompilationUnit) || method.DeclaringType == typeof(torch.jit.ScriptModule));

    private static bool IsTorchSharp(MethodBase method) => method.DeclaringType?.Assembly == typeof(torch).Assembly;

    private static bool IsConversion(MethodBase method) => method.DeclaringType == typeof(Scalar) && method.Name == "op_Implicit";

    /// <summary>Whether a method of TorchSharp converts a number, itself or in what it calls there.</summary>
    private static bool MakesScalar(MethodBase method) => Reachable(method).Any(IsConversion);

    /// <summary>A method of TorchSharp, and all of TorchSharp that it can come to, up to conversions.</summary>
    private static IEnumerable<MethodBase> Reachable(MethodBase method)
    {
        var seen = new HashSet<MethodBase> { method };
        var open = new Queue<MethodBase>(seen);
        while (open.TryDequeue(out var next))
        {
            yield return next;
            foreach (var call in IsConversion(next) ? [] : Calls(next).Where(call => IsTorchSharp(call) && seen.Add(call)))
            {
                open.Enqueue(call);
            }
        }
    }

    /// <summary>
    /// What a method calls: every place of its code that reads as an instruction call, callvirt or newobj with a known method.
    /// </summary>
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] is 0x28 or 0x6F or 0x73 && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } call)
            {
                yield return call;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception failure) when (failure is ArgumentException or BadImageFormatException or TypeLoadException or IOException)
        {
            return null; // four bytes that are no token of a method, or one of an assembly that is not there
        }
    }
}
