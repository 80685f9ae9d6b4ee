using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>The parameters of rules whose shapes follow from each other, one layer after the other.</summary>
internal static class KnownRules
{
    /// <summary>The layers of a GCN, and its readout.</summary>
    public static void Gcn(FitBuilder fit, int features)
    {
        var width = features;
        for (var layer = 1; ; layer++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"layer{layer}.");
            var taken = default(TensorEntry);
            (TensorEntry, bool)? Layer()
            {
                var found = fit.Matrix(width, WeightFile.Any, entry => layer == 1 || TensorPool.NumbersIn(entry.Name).Length > 0);
                taken = found?.Entry;
                return found;
            }

            var shape = layer == 1
                ? fit.Require(name + "W", Layer, width, WeightFile.Any)
                : fit.Find(name + "W", Layer, width, WeightFile.Any);
            if (shape is null)
            {
                break;
            }

            width = shape[1];
            _ = fit.Find(name + "b", () => taken is null ? null : fit.Vector(width, Beside(taken)), width);
        }

        Readout(fit, width);
    }

    /// <summary>The map of an IGNN, and its readout.</summary>
    public static void Ignn(FitBuilder fit, int features) => Implicit(fit, features, "ignn.", "W");

    /// <summary>The map of an EIGNN, and its readout.</summary>
    public static void Eignn(FitBuilder fit, int features) => Implicit(fit, features, "eignn.", "F");

    /// <summary>The features of a GSDGNN, and its readout.</summary>
    public static void Gsdgnn(FitBuilder fit, int features)
    {
        if (fit.Require("gsdgnn.U", () => fit.Matrix(features, WeightFile.Any), features, WeightFile.Any) is { } input)
        {
            _ = fit.Find("gsdgnn.b", () => fit.Vector(input[1], _ => true), input[1]);
            Readout(fit, input[1]);
        }
    }

    private static void Implicit(FitBuilder fit, int features, string prefix, string coupling)
    {
        var square = fit.Require(
            prefix + coupling,
            () => fit.Matrix(WeightFile.Any, WeightFile.Any, entry => entry.Shape[0] == entry.Shape[1]),
            WeightFile.Any,
            WeightFile.Any);
        if (square is null)
        {
            return;
        }

        var size = square[0];
        _ = fit.Require(prefix + "U", () => fit.Matrix(features, size), features, size);
        _ = fit.Find(prefix + "b", () => fit.Vector(size, _ => true), size);
        Readout(fit, size);
    }

    /// <summary>The transition of a nonlinear GNN, and its readout. Only names tell its matrices apart, so nothing is guessed.</summary>
    public static void Nonlinear(FitBuilder fit, int features, int arcFeatures)
    {
        const string Prefix = NonlinearParameters.Prefix;
        if (fit.Require(Prefix + "P", () => null, WeightFile.Any, WeightFile.Any) is not [var units, var size])
        {
            return;
        }

        _ = fit.Require(Prefix + "V", () => null, size, units);
        foreach (var (name, columns) in new[] { ("Cj", features), ("Ci", features), ("Ce", arcFeatures) })
        {
            _ = columns == 0 ? null : fit.Require(Prefix + name, () => null, units, columns);
        }

        _ = fit.Find(Prefix + "b1", () => null, units);
        _ = fit.Find(Prefix + "b2", () => null, size);
        Readout(fit, size);
    }

    private static void Readout(FitBuilder fit, int size)
    {
        const string Prefix = Models.Readout.Prefix;
        var hidden = fit.Find(Prefix + "W1", () => null, WeightFile.Any, size);
        _ = hidden is null ? null : fit.Find(Prefix + "b1", () => null, hidden[0]);
        _ = hidden is null ? null : fit.Require(Prefix + "W2", () => null, WeightFile.Any, hidden[0]);
        var taken = default(TensorEntry);
        var linear = fit.Find(Prefix + "Wl", Guess, WeightFile.Any, size);
        var outputs = linear?[0] ?? WeightFile.Any;
        _ = fit.Find(Prefix + "b2", () => taken is null ? null : fit.Vector(outputs, Beside(taken)), outputs);

        (TensorEntry, bool)? Guess()
        {
            // PyTorch's [classes × size] is ours as well.
            taken = hidden is not null ? null : fit.Pool.Take(entry => entry.Shape.Count == 2 && entry.Shape[1] == size);
            return taken is null ? null : (taken, false);
        }
    }

    private static Func<TensorEntry, bool> Beside(TensorEntry weight) =>
        entry => TensorPool.NumbersIn(entry.Name) == TensorPool.NumbersIn(weight.Name);
}
