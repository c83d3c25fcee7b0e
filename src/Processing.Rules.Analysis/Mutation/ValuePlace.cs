using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>What an expression gives its value to, found again in a program.</summary>
internal abstract record ValuePlace
{
    private ValuePlace()
    {
    }

    /// <summary>The type of the value, null where the program has no such place; and the labels that the expression can name.</summary>
    public abstract (DataType? Type, ImmutableArray<string> Labels) In(RuleProgram program);

    /// <summary>A field that a rule sets.</summary>
    /// <param name="Rule">Full name of the rule.</param>
    /// <param name="Name">The field.</param>
    public sealed record Field(string Rule, string Name) : ValuePlace
    {
        /// <inheritdoc/>
        public override (DataType? Type, ImmutableArray<string> Labels) In(RuleProgram program)
        {
            foreach (var record in program.Producers.OfType<Producer.Record>())
            {
                if (record.Rules.FirstOrDefault(own => own.Name == Rule) is { } found)
                {
                    return (record.Shape.Fields.FirstOrDefault(own => own.Name == Name)?.Type, found.Labels);
                }
            }

            return (null, []);
        }
    }

    /// <summary>The value of an alternative of an entity.</summary>
    /// <param name="Name">Full name of the entity.</param>
    /// <param name="Alternative">Which of its alternatives, from 0.</param>
    public sealed record Entity(string Name, int Alternative) : ValuePlace
    {
        /// <inheritdoc/>
        public override (DataType? Type, ImmutableArray<string> Labels) In(RuleProgram program) =>
            program.Producers.OfType<Producer.Entity>().FirstOrDefault(own => own.Name == Name) is { } entity ? (entity.Type, entity.Alternatives[Alternative].Labels) : (null, []);
    }
}
