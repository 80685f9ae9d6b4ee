[assembly: AssemblyFixture(typeof(Hogwild.Training.Tests.LoadedNatives))]

namespace Hogwild.Training.Tests;

/// <summary>Loads the natives before any test: tests make tensors of their own.</summary>
public sealed class LoadedNatives
{
    public LoadedNatives() => TorchNatives.EnsureLoaded();
}
