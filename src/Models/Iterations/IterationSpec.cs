namespace Hogwild.Models;

/// <summary>A classical iteration with its options. It brings its own graph and has no parameters to load or train.</summary>
public abstract partial record IterationSpec : RuleSpec;
