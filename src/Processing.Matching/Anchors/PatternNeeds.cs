using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>Picks, of the elements of a pattern, those of which it is known of a whole document whether it holds one of their atoms.</summary>
/// <param name="program">The program.</param>
/// <param name="lexiconOf">For each producer its number in the set of lexicons; -1 for others.</param>
internal sealed class PatternNeeds(PreparedProgram program, ImmutableArray<int> lexiconOf)
{
    // Of more words one stands in nearly every document, and all would be asked for before that is known.
    private const int MostAtoms = 64;

    /// <summary>The sets of atoms of which a document must have one each; empty where nothing is known.</summary>
    public ImmutableArray<ImmutableArray<AnchorAtom>> Of(PatternShape shape)
    {
        var count = 0;
        foreach (var element in shape.Elements)
        {
            count += IsKnown(element) ? 1 : 0;
        }

        if (count == shape.Elements.Length)
        {
            return shape.Elements;
        }

        var known = ImmutableArray.CreateBuilder<ImmutableArray<AnchorAtom>>(count);
        foreach (var element in shape.Elements)
        {
            if (IsKnown(element))
            {
                known.Add(element);
            }
        }

        return known.MoveToImmutable();
    }

    private bool IsKnown(ImmutableArray<AnchorAtom> element)
    {
        foreach (var atom in element)
        {
            if (!IsKnown(atom))
            {
                return false;
            }
        }

        return element.Length <= MostAtoms;
    }

    private bool IsKnown(AnchorAtom atom) => atom.Kind switch
    {
        AtomKind.Symbol => atom.Id != TokenVocabulary.None,
        AtomKind.Producer => lexiconOf[atom.Id] >= 0 || program.Program.Producers[atom.Id] is Producer.Entity,
        AtomKind.Test => !TokenMarks.OfTest(program.Tests[atom.Id]).Meet(TokenMarks.OfClass(TokenClassKind.Word) | TokenMarks.OfClass(TokenClassKind.Punctuation)),
        _ => false,
    };
}
