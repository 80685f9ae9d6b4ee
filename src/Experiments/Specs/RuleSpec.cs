namespace Hogwild.Experiments;

/// <summary>An update rule with its options.</summary>
public abstract record RuleSpec
{
    /// <summary>True where it works on the scenario's data set with parameters; false where it brings its own graph in a file.</summary>
    public bool NeedsData => this is Gcn or Ignn or Energy;

    /// <summary>A graph convolutional network.</summary>
    /// <param name="Normalise">False where neighbours are added up as they are, without dividing by degrees.</param>
    public sealed record Gcn(bool Normalise = true) : RuleSpec;

    /// <summary>An implicit graph neural network.</summary>
    public sealed record Ignn : RuleSpec;

    /// <summary>The energy GNN.</summary>
    /// <param name="Alpha">The step size α; null for 1/L.</param>
    public sealed record Energy(double? Alpha) : RuleSpec;

    /// <summary>x ← Mx + b, or its positive part, with the arcs where M has entries.</summary>
    /// <param name="IsRelu">True where the positive part is taken.</param>
    /// <param name="Matrix">M, in Matrix Market format.</param>
    /// <param name="Bias">b, one number a line; null for 0.</param>
    /// <param name="Initial">x at the start, one number a line; null for 0.</param>
    public sealed record FromMatrix(bool IsRelu, InputFile Matrix, InputFile? Bias, InputFile? Initial) : RuleSpec;
}
