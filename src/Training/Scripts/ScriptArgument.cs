namespace Hogwild.Training;

/// <summary>An argument of a function in TorchScript.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as it is written; <c>Tensor</c> where it is not.</param>
/// <param name="HasDefault">Whether it may be left out.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ScriptArgument(string Name, string Type, bool HasDefault, string Place)
{
    /// <summary>Whether it is a tensor.</summary>
    public bool IsTensor => Type is "Tensor" or "torch.Tensor";
}
