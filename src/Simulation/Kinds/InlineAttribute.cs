namespace Hogwild.Simulation;

/// <summary>The options of the record behind this parameter stand among those of its owner, without a key of their own.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InlineAttribute : Attribute;
