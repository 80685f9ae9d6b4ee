using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>A network of citations with its public split.</content>
public abstract partial record DatasetSpec
{
    /// <summary>
    /// Cora, Citeseer or Pubmed as Planetoid ships them (Yang et al. 2016): papers, the words in them, and who cites whom. The public
    /// split: training on the first papers, 20 a class, validation on the 500 after them, test on 1,000 others.
    /// </summary>
    /// <param name="Folder">The folder with <c>ind.NAME.x</c>, <c>tx</c>, <c>allx</c>, <c>y</c>, <c>ty</c>, <c>ally</c>, <c>graph</c> and
    /// <c>test.index</c>.</param>
    /// <param name="Name">The name in these.</param>
    /// <param name="Normalise">
    /// Whether the features of a node are divided by their sum, as reference implementations do. Default true.
    /// </param>
    [Kind("planetoid", "a network of citations with its public split: Cora, Citeseer or Pubmed, from the ind.* files")]
    public sealed record Planetoid(
        [Option("folder with the files ind.NAME.x and so on", What = "the path of a folder")] InputFolder Folder,
        [Option("the name in those of the files: cora, citeseer or pubmed")] string Name = "cora",
        [Option("whether the features of a node are divided by their sum")] bool Normalise = true) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => 1;

        /// <inheritdoc/>
        public override bool IsClassification => true;

        /// <inheritdoc/>
        /// <exception cref="DataFormatException">Files are missing, or are not what they should be.</exception>
        public override Dataset Create() => new PlanetoidFiles(this).Read();

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits()
        {
            if (Name.Length == 0 || Name.AsSpan().ContainsAny('/', '\\', '\0'))
            {
                yield return new Misfit("name", "a part of the name of a file, such as cora,");
            }
        }
    }
}
