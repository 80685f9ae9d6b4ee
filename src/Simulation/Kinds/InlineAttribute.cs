namespace Hogwild.Simulation;

/// <summary>
/// The options of the record behind this parameter or property stand among those of its owner, without a key of their own. Where it may be
/// null, it is where none of them is written.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class InlineAttribute : Attribute;
