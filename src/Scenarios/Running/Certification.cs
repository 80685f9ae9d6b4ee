using Hogwild.Models;

namespace Hogwild.Scenarios;

/// <summary>Translates a certificate, which speaks of its own norm, into a bound on the distance that figures show.</summary>
internal static class Certification
{
    /// <summary>The bound; null where nothing is proved.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scale">What distances are divided by.</param>
    public static RateLine? Rate(Model model, double scale)
    {
        if (model.Certificate is not { } certificate)
        {
            return null;
        }

        var initial = new SynchronousIteration(model.Rule, model.Data.Graph).States;

        // |d_k| · ‖e_k‖_b ≤ ‖d‖_b for the norms in use, hence ‖d‖∞ ≤ ‖d‖_b / min_k ‖e_k‖_b.
        var smallest = double.PositiveInfinity;
        for (var k = 0; k < model.Rule.StateSize; k++)
        {
            var unit = new double[model.Rule.StateSize];
            unit[k] = 1;
            smallest = Math.Min(smallest, certificate.BlockNorm(unit));
        }

        var largest = certificate.NodeWeights.DefaultIfEmpty(0).Max();
        var start = certificate.Norm(initial, model.Reference.States) * largest / (smallest * scale);
        return new RateLine(start, certificate.Factor, certificate.Statement);
    }
}
