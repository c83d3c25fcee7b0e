using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Processing.Rules.Syntax;
using Sprache;

namespace Processing.Rules.Parsing;

/// <summary>The bridge from Sprache to tokens: the only terminals, and the combinators that Sprache has in a form unsafe for hostile input.</summary>
/// <remarks>
/// Every terminal records where it failed and what it wanted, so the furthest failure survives alternatives and options.
/// A parser that has taken a token is committed: <see cref="OneOf"/>, <see cref="Optionally"/> and the lists give its failure
/// on instead of trying something else. So each token is tried by a bounded number of terminals, and nothing is exponential.
/// </remarks>
internal static class TokenParsers
{
    // What recurses is optimised from its first call on: before, its frames are three times as large, and depth costs stack.
    private const MethodImplOptions Small = MethodImplOptions.AggressiveOptimization;

    private static readonly string[] NoExpectations = [];

    /// <summary>A token of a kind.</summary>
    public static Parser<SyntaxToken> Token(SyntaxKind kind) => Terminal(input => input.Token?.Kind == kind, SyntaxFacts.Display(kind));

    /// <summary>A keyword.</summary>
    public static Parser<SyntaxToken> Keyword(string word) => Terminal(input => input.Token is { } token && token.Is(word), $"`{word}`");

    /// <summary>A keyword with another directly behind it.</summary>
    public static Parser<SyntaxToken> KeywordBefore(string word, string next) =>
        Terminal(input => input.Token is { } token && token.Is(word) && input.Next is { } following && following.Is(next), $"`{word} {next}`");

    /// <summary>A keyword with a token of a kind directly behind it; elsewhere it is a name like any other.</summary>
    public static Parser<SyntaxToken> KeywordBefore(string word, SyntaxKind next) =>
        Terminal(input => input.Token is { } token && token.Is(word) && input.Next?.Kind == next, $"`{word}`");

    /// <summary>One of several keywords.</summary>
    public static Parser<SyntaxToken> AnyKeyword(params string[] words) => OneOf([.. words.Select(Keyword)]);

    /// <summary>A name that is none of the words.</summary>
    public static Parser<SyntaxToken> NameExcept(FrozenSet<string> words, string display) =>
        Terminal(input => input.Token is { Kind: SyntaxKind.Name } token && !words.Contains(token.Text), display);

    /// <summary>A name with a sign directly behind it.</summary>
    public static Parser<SyntaxToken> NameBefore(SyntaxKind sign, string display) =>
        Terminal(input => input.Token?.Kind == SyntaxKind.Name && input.Next?.Kind == sign, display);

    /// <summary>A name with an opening parenthesis behind it and nothing between.</summary>
    public static Parser<SyntaxToken> NameGluedToParenthesis(string display) => Terminal(
        input => input.Token is { Kind: SyntaxKind.Name, TrailingTrivia: "" } name && !SyntaxFacts.PatternKeywords.Contains(name.Text)
            && input.Next is { Kind: SyntaxKind.OpenParenthesis, LeadingTrivia: "" },
        display);

    /// <summary>Nothing; gives the value.</summary>
    public static Parser<T> Return<T>(T value) => input => Result.Success(value, input);

    /// <summary>The first alternative that takes a token or succeeds.</summary>
    public static Parser<T> OneOf<T>(params Parser<T>[] alternatives) => [MethodImpl(Small)] (input) =>
    {
        IResult<T>? failure = null;
        foreach (var alternative in alternatives)
        {
            var result = alternative(input);
            if (result.WasSuccessful || HasAdvanced(input, result))
            {
                return result;
            }

            failure = result;
        }

        return failure ?? Fail<T>(input);
    };

    /// <summary>The parser, or null where it fails at its first token.</summary>
    public static Parser<T?> Optionally<T>(this Parser<T> parser)
        where T : class => [MethodImpl(Small)] (input) =>
    {
        var result = parser(input);
        return result.WasSuccessful || HasAdvanced(input, result) ? result : Result.Success<T?>(null, input);
    };

    /// <summary>As many as there are, in a loop that stops without progress.</summary>
    public static Parser<ImmutableArray<T>> List<T>(Parser<T> item) => [MethodImpl(Small)] (input) =>
    {
        // Most lists are empty or short, and there is one behind every pattern.
        ImmutableArray<T>.Builder? items = null;
        var rest = input;
        while (true)
        {
            var result = item(rest);
            if (!result.WasSuccessful)
            {
                return HasAdvanced(rest, result) ? Fail<ImmutableArray<T>>(result.Remainder) : Result.Success(items?.ToImmutable() ?? [], rest);
            }

            if (ReferenceEquals(result.Remainder, rest))
            {
                return Result.Success(items?.ToImmutable() ?? [], rest);
            }

            items ??= ImmutableArray.CreateBuilder<T>(2);
            items.Add(result.Value);
            rest = result.Remainder;
        }
    };

    /// <summary>One or more items with separators between them, in a loop, so that a long chain costs no stack.</summary>
    public static Parser<SeparatedList<T>> SeparatedList<T>(Parser<T> item, Parser<SyntaxToken> separator)
        where T : class => [MethodImpl(Small)] (input) =>
    {
        var first = item(input);
        if (!first.WasSuccessful)
        {
            return Fail<SeparatedList<T>>(first.Remainder);
        }

        var separated = separator(first.Remainder);
        if (!separated.WasSuccessful)
        {
            return Result.Success(new SeparatedList<T>([first.Value], []), first.Remainder);
        }

        var items = ImmutableArray.CreateBuilder<T>(4);
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>(4);
        items.Add(first.Value);
        var rest = first.Remainder;
        while (separated.WasSuccessful)
        {
            separators.Add(separated.Value);
            var next = item(separated.Remainder);
            if (!next.WasSuccessful)
            {
                return Fail<SeparatedList<T>>(next.Remainder);
            }

            items.Add(next.Value);
            rest = next.Remainder;
            separated = separator(rest);
        }

        return Result.Success(new SeparatedList<T>(items.ToImmutable(), separators.ToImmutable()), rest);
    };

    /// <summary>A chain of operands: one alone stays what it is. One parser instead of a query, since this is where nesting costs stack.</summary>
    public static Parser<T> Chain<T>(Parser<T> operand, Parser<SyntaxToken> separator, Func<SeparatedList<T>, T> build)
        where T : class
    {
        var list = SeparatedList(operand, separator);
        return [MethodImpl(Small)] (input) =>
        {
            var result = list(input);
            return !result.WasSuccessful ? Fail<T>(result.Remainder)
                : Result.Success(result.Value.Count == 1 ? result.Value[0] : build(result.Value), result.Remainder);
        };
    }

    /// <summary>One or more, one after the other; one alone stays what it is. What more could follow is left out of messages.</summary>
    public static Parser<T> Run<T>(Parser<T> item, Func<ImmutableArray<T>, T> build)
    {
        var more = List(item.Quietly());
        return [MethodImpl(Small)] (input) =>
        {
            var first = item(input);
            if (!first.WasSuccessful)
            {
                return first;
            }

            var rest = more(first.Remainder);
            return !rest.WasSuccessful ? Fail<T>(rest.Remainder)
                : Result.Success(rest.Value.IsEmpty ? first.Value : build([first.Value, .. rest.Value]), rest.Remainder);
        };
    }

    /// <summary>A parser and what may follow it.</summary>
    public static Parser<T> Followed<T, TTail>(this Parser<T> parser, Parser<TTail> tail, Func<T, TTail, T> build)
        where TTail : class => [MethodImpl(Small)] (input) =>
    {
        var result = parser(input);
        if (!result.WasSuccessful)
        {
            return result;
        }

        var following = tail(result.Remainder);
        return following.WasSuccessful ? Result.Success(build(result.Value, following.Value), following.Remainder)
            : HasAdvanced(result.Remainder, following) ? Fail<T>(following.Remainder)
            : result;
    };

    /// <summary>A parser between brackets. One parser instead of a query, since this is where nesting costs stack.</summary>
    public static Parser<T> Bracketed<TInner, T>(SyntaxKind open, Parser<TInner> inner, SyntaxKind close, Func<SyntaxToken, TInner, SyntaxToken, T> build)
    {
        var (opening, closing) = (Token(open), Token(close));
        return [MethodImpl(Small)] (input) =>
        {
            var first = opening(input);
            if (!first.WasSuccessful)
            {
                return Fail<T>(first.Remainder);
            }

            var content = inner(first.Remainder);
            if (!content.WasSuccessful)
            {
                return Fail<T>(content.Remainder);
            }

            var last = closing(content.Remainder);
            return last.WasSuccessful ? Result.Success(build(first.Value, content.Value, last.Value), last.Remainder) : Fail<T>(last.Remainder);
        };
    }

    /// <summary>A parser that stands inside itself. Fails where it would nest deeper than the limit.</summary>
    public static Parser<T> Nested<T>(Func<Parser<T>> parser) => [MethodImpl(Small)] (input) =>
    {
        var state = ((TokenInput)input).State;
        if (!state.TryEnter(input.Position))
        {
            // As if the token had been taken, so that no alternative hides the depth.
            return Fail<T>(input.AtEnd ? input : input.Advance());
        }

        var result = parser()(input);
        state.Leave();
        return result;
    };

    /// <summary>Names a parser in messages: where it fails at its first token, that name is what was expected.</summary>
    public static Parser<T> Expecting<T>(this Parser<T> parser, string display) => [MethodImpl(Small)] (input) =>
    {
        var state = ((TokenInput)input).State;
        var before = state.CountExpected(input.Position);
        var result = parser(input);
        if (!result.WasSuccessful && state.Furthest == input.Position)
        {
            state.ForgetExpected(input.Position, before);
            state.RecordFailure(input.Position, display);
        }

        return result;
    };

    /// <summary>Leaves a parser out of messages where it fails at its first token: what may follow, but rarely was forgotten.</summary>
    public static Parser<T> Quietly<T>(this Parser<T> parser) => [MethodImpl(Small)] (input) =>
    {
        var state = ((TokenInput)input).State;
        var before = state.CountExpected(input.Position);
        var result = parser(input);
        state.ForgetExpected(input.Position, before);
        return result;
    };

    /// <summary>Says what a parser reads.</summary>
    public static Parser<T> Within<T>(this Parser<T> parser, ParseContext context) => [MethodImpl(Small)] (input) =>
    {
        var state = ((TokenInput)input).State;
        var outer = state.Context;
        state.Context = context;
        var result = parser(input);
        state.Context = outer;
        return result;
    };

    private static Parser<SyntaxToken> Terminal(Func<TokenInput, bool> accepts, string display) => i =>
    {
        var input = (TokenInput)i;
        if (input.State.Burn() && accepts(input) && input.Token is { } token)
        {
            return Result.Success(token, input.Advance());
        }

        input.State.RecordFailure(input.Position, display);
        return input.Failure;
    };

    private static bool HasAdvanced<T>(IInput from, IResult<T> result) => result.Remainder.Position > from.Position;

    private static IResult<T> Fail<T>(IInput at) => Result.Failure<T>(at, "", NoExpectations);
}
