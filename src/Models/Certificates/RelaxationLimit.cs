using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// How far x ← x + f·(F(x) − x) may be relaxed, f &gt; 0, so that it still contracts in a weighted max norm and converges under total
/// asynchronism (Bertsekas &amp; Tsitsiklis 1989, §6.2–6.3). For given weights the norm of (1 − f)I + fM is convex in f and 1 at f = 0,
/// so that what contracts at some f does at every smaller one.
/// </summary>
public static class RelaxationLimit
{
    private const int Halvings = 20;
    private const int Bisections = 20;

    /// <summary>
    /// The limit, rounded downwards: every smaller f contracts. Of a linear rule max_i |1 − f + fM_ii| + f Σ_j |M_ij| u_j / u_i &lt; 1 with
    /// the best weights found, to a millionth; of rectified and implicit rules with the factor c it is 2/(1 + c), since
    /// |1 − f| + fc &lt; 1.
    /// </summary>
    /// <param name="rule">The rule, F.</param>
    /// <param name="certificate">What is known of it at f = 1; null for nothing.</param>
    /// <returns>Null where nothing is proved.</returns>
    public static double? Of(IUpdateRule rule, Certificate? certificate) =>
        rule is LinearRule { IsRectified: false, Matrix.Rows: > 0 } linear && ReadsOwnFresh(linear) ? OfLinear(linear)
        : certificate is { Factor: < 1 } ? 2 / (1 + certificate.Factor) : null;

    private static double? OfLinear(LinearRule rule)
    {
        var (low, high) = (1.0, 2.0);
        for (var k = 0; k < Halvings && Contracts(rule, high); k++)
        {
            (low, high) = (high, 2 * high);
        }

        for (var k = 0; k < Halvings && !Contracts(rule, low); k++)
        {
            (low, high) = (low / 2, low);
        }

        if (!Contracts(rule, low))
        {
            return null;
        }

        for (var k = 0; k < Bisections; k++)
        {
            var middle = (low + high) / 2;
            (low, high) = Contracts(rule, middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static bool Contracts(LinearRule rule, double factor)
    {
        var diagonal = new double[rule.Matrix.Rows];
        Array.Fill(diagonal, 1 - factor);
        var entries = new List<(int Row, int Column, double Value)>();
        foreach (var (row, column, value) in rule.Matrix.Entries)
        {
            if (row == column)
            {
                diagonal[row] += factor * value;
            }
            else
            {
                entries.Add((row, column, factor * value));
            }
        }

        entries.AddRange(diagonal.Select((value, node) => (node, node, value)));
        return Contraction.Certify(new LinearRule(new SparseMatrix(diagonal.Length, diagonal.Length, entries))).Factor < 1;
    }

    // Where the diagonal is read through self-arcs, the own state that is relaxed from and the one that is read are two.
    private static bool ReadsOwnFresh(LinearRule rule)
    {
        var reads = true;
        foreach (var (row, column, _) in rule.Matrix.Entries)
        {
            reads &= row != column || rule.Graph.Find(row, row) < 0;
        }

        return reads;
    }
}
