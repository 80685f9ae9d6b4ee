using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// The parameters of the energy (paper, eq. 11–12; partially input-convex networks after Amos et al. 2017), with k numbers in a node's
/// state, d channels in a message, r units in the node function, p node features and q arc features. For a node i with neighbours j:
/// <code>
/// z_ij = P h_j + Q h_i + Cj X_j + Ci X_i + Ce F_ij + c0          message, before the activation
/// o_ij = sp(Oe F_ij + Oj X_j + Oi X_i + o0)                      gate, positive, of features alone
/// m_i  = Σ_j o_ij · act(z_ij)                                    act: pseudo-Huber on the channels below d/2, squareplus on the others
/// y_i  = V m_i + R h_i + D X_i + d0                              V = Vraw², elementwise
/// u_i  = a_i · sp(y_i) + w · m_i + b_i · h_i                     a_i = sp(Ax X_i + a0), w = wraw², b_i = Bx X_i + b0
/// e_i  = u_i + β/2 ‖h_i‖²,   E = Σ_i e_i
/// </code>
/// sp(z) = (z + √(z² + 4))/2 is convex, increasing and positive, √(z² + 4)/2 is convex; V, w, a and o are not negative: E is convex in h,
/// and β-strongly convex, whatever the numbers. This is the energy of edge-wise messages without attention; another
/// <see cref="EnergyForm"/> has none of Q, Ci, Ce, Oe and Oi (messages of nodes), or weights a_ij in front of every o_ij (attention:
/// ζ_ij = t · sp(Tj X_j + Ti X_i + Te F_ij + t0), a_ij = exp ζ_ij / Σ_l exp ζ_il), and is as convex for the same reason.
/// </summary>
public sealed class EnergyParameters
{
    /// <summary>What the names of the tensors in a file begin with.</summary>
    public const string Prefix = "energy.";

    /// <summary>
    /// Reads the parameters from tensors named <c>energy.P</c>, <c>energy.Q</c>, …, β from the metadata key <c>beta</c>, and the form from
    /// <c>messages</c> and <c>attention</c>.
    /// </summary>
    /// <param name="file">
    /// The tensors. Those with p or q columns may be missing where p or q is 0, and each of those of the gate (Oe, Oj, Oi, o0) may always
    /// be: it is zero then.
    /// </param>
    /// <param name="featureSize">p.</param>
    /// <param name="arcFeatureSize">q.</param>
    /// <exception cref="WeightFormatException">
    /// A tensor is missing, has another shape or does not belong to the form, or β is missing or not positive.
    /// </exception>
    public EnergyParameters(WeightFile file, int featureSize, int arcFeatureSize)
    {
        ArgumentNullException.ThrowIfNull(file);
        LayerTensors.ThrowIfOther(file, "energy");
        (FeatureSize, ArcFeatureSize, Form) = (featureSize, arcFeatureSize, EnergyForm.Of(file));
        var message = file.Require(Prefix + "P", WeightFile.Any, WeightFile.Any);
        (MessageSize, StateSize) = (message.Shape[0], message.Shape[1]);
        UnitCount = file.Require(Prefix + "Vraw", WeightFile.Any, MessageSize).Shape[0];
        var (k, d, r, p, q) = (StateSize, MessageSize, UnitCount, featureSize, arcFeatureSize);
        (P, Q) = (message.Values, OfEdge("Q", d, k));
        (Cj, Ci, Ce, C0) = (Get("Cj", d, p), OfEdge("Ci", d, p), OfEdge("Ce", d, q), Get("c0", d));
        (Oe, Oj, Oi, O0) = (Gate("Oe", d, q), Gate("Oj", d, p), Gate("Oi", d, p), Gate("o0", d));
        (V, W) = (Squares(Get("Vraw", r, d)), Squares(Get("wraw", d)));
        (R, D, D0) = (Get("R", r, k), Get("D", r, p), Get("d0", r));
        (Ax, A0, Bx, B0) = (Get("Ax", r, p), Get("a0", r), Get("Bx", k, p), Get("b0", k));
        (PTransposed, QTransposed) = (Dense.Transpose(P, d, k), Dense.Transpose(Q, d, k));
        (VTransposed, RTransposed) = (Dense.Transpose(V, r, d), Dense.Transpose(R, r, k));
        ChannelSlopes = [.. Enumerable.Range(0, d).Select(channel => channel < d / 2 ? 0.0 : 0.5)];
        NodeMaps = Stack(p, (Cj, d), (Ci, d), (Oj, d), (Oi, d), (D, r), (Ax, r), (Bx, k));
        ArcMaps = Stack(q, (Ce, d), (Oe, d));
        Attention = Form.Attention ? new EnergyAttention(file, p, q) : null;
        Beta = file.RequireNumber("beta");
        if (!(Beta > 0))
        {
            throw new WeightFormatException(file.Source, string.Create(CultureInfo.InvariantCulture, $"expected beta > 0, found {Beta:R}"));
        }

        double[] Get(string name, params ReadOnlySpan<int> shape) =>
            shape.Contains(0) ? file.Find(Prefix + name, shape)?.Values ?? [] : file.Require(Prefix + name, shape).Values;
        double[] OfEdge(string name, params ReadOnlySpan<int> shape) =>
            Form.Messages == EnergyMessages.Edge ? Get(name, shape) : new double[shape[0] * shape[1]];
        double[] Gate(string name, params ReadOnlySpan<int> shape) =>
            file.Find(Prefix + name, shape)?.Values ?? new double[shape.Length == 1 ? shape[0] : shape[0] * shape[1]];
    }

    /// <summary>Which of the energies it is.</summary>
    public EnergyForm Form { get; }

    /// <summary>k, the number of components of a node's state.</summary>
    public int StateSize { get; }

    /// <summary>d, the number of channels of a message.</summary>
    public int MessageSize { get; }

    /// <summary>r, the number of units of the node function.</summary>
    public int UnitCount { get; }

    /// <summary>p, the number of node features.</summary>
    public int FeatureSize { get; }

    /// <summary>q, the number of arc features.</summary>
    public int ArcFeatureSize { get; }

    /// <summary>β &gt; 0, the modulus of strong convexity: every eigenvalue of the Hessian is at least β.</summary>
    public double Beta { get; }

    /// <summary>P, d × k.</summary>
    public double[] P { get; }

    /// <summary>Q, d × k.</summary>
    public double[] Q { get; }

    /// <summary>Cj, d × p.</summary>
    public double[] Cj { get; }

    /// <summary>Ci, d × p.</summary>
    public double[] Ci { get; }

    /// <summary>Ce, d × q.</summary>
    public double[] Ce { get; }

    /// <summary>c0, d.</summary>
    public double[] C0 { get; }

    /// <summary>Oe, d × q.</summary>
    public double[] Oe { get; }

    /// <summary>Oj, d × p.</summary>
    public double[] Oj { get; }

    /// <summary>Oi, d × p.</summary>
    public double[] Oi { get; }

    /// <summary>o0, d.</summary>
    public double[] O0 { get; }

    /// <summary>V = Vraw², r × d, not negative.</summary>
    public double[] V { get; }

    /// <summary>w = wraw², d, not negative.</summary>
    public double[] W { get; }

    /// <summary>R, r × k.</summary>
    public double[] R { get; }

    /// <summary>D, r × p.</summary>
    public double[] D { get; }

    /// <summary>d0, r.</summary>
    public double[] D0 { get; }

    /// <summary>Ax, r × p.</summary>
    public double[] Ax { get; }

    /// <summary>a0, r.</summary>
    public double[] A0 { get; }

    /// <summary>Bx, k × p.</summary>
    public double[] Bx { get; }

    /// <summary>b0, k.</summary>
    public double[] B0 { get; }

    /// <summary>The weights a_ij; null where there are none.</summary>
    internal EnergyAttention? Attention { get; }

    /// <summary>Pᵀ, k × d.</summary>
    internal double[] PTransposed { get; }

    /// <summary>Qᵀ, k × d.</summary>
    internal double[] QTransposed { get; }

    /// <summary>Vᵀ, d × r.</summary>
    internal double[] VTransposed { get; }

    /// <summary>Rᵀ, k × r.</summary>
    internal double[] RTransposed { get; }

    /// <summary>Cj, Ci, Oj, Oi, D, Ax and Bx below each other, transposed: p × (4d + 2r + k).</summary>
    internal double[] NodeMaps { get; }

    /// <summary>Ce and Oe below each other, transposed: q × 2d.</summary>
    internal double[] ArcMaps { get; }

    /// <summary>½ on the squareplus channels of a message, 0 on the others.</summary>
    internal double[] ChannelSlopes { get; }

    private static double[] Stack(int columns, params ReadOnlySpan<(double[] Values, int Rows)> parts)
    {
        var rows = 0;
        foreach (var part in parts)
        {
            rows += part.Rows;
        }

        var (stacked, first) = (new double[rows * columns], 0);
        foreach (var part in parts)
        {
            for (var row = 0; row < part.Rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    stacked[(column * rows) + first + row] = part.Values[(row * columns) + column];
                }
            }

            first += part.Rows;
        }

        return stacked;
    }

    private static double[] Squares(double[] values) => [.. values.Select(value => value * value)];
}
