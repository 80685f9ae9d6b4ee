using TorchSharp;

namespace Hogwild.Training;

/// <summary>A script that can be called once it is loaded.</summary>
/// <param name="signature">The head of the function.</param>
/// <param name="feeds">What its arguments beyond the fourth get.</param>
/// <param name="errors">Says where what torch complains of stands.</param>
/// <param name="load">Compiles or loads it, and returns what calls it.</param>
internal sealed class ScriptProgram(
    ScriptSignature signature, IReadOnlyList<ScriptFeed> feeds, ScriptErrors errors, Func<Func<object[], object>> load)
{
    private Func<object[], object>? _call;

    /// <summary>The head of the function.</summary>
    public ScriptSignature Signature => signature;

    /// <summary>What its arguments beyond the fourth get.</summary>
    public IReadOnlyList<ScriptFeed> Feeds => feeds;

    /// <summary>Says where what torch complains of stands.</summary>
    public ScriptErrors Errors => errors;

    /// <summary>Whether the arguments beyond the fourth come with all their tensors as one list at the end.</summary>
    public bool TakesList { get; init; }

    /// <summary>Compiles or loads it. To be called on a thread of <see cref="ScriptWorker"/>.</summary>
    public void Load() => _call = load();

    /// <summary>The result as the tensor that it has to be.</summary>
    /// <param name="arguments">The arguments in order.</param>
    /// <exception cref="TorchScriptException">It is something else.</exception>
    public torch.Tensor Invoke(object[] arguments) => _call!(arguments) is torch.Tensor tensor ? tensor
        : throw new TorchScriptException($"{signature.Place}: expected one tensor as what {signature.Name} returns, found something else");
}
