namespace Processing.Rules;

/// <summary>How large sources may be, and what they may ask for. Hosts bind it to the configuration section <c>compilation</c>.</summary>
public sealed record CompilationLimits
{
    /// <summary>The default limits.</summary>
    public static CompilationLimits Default { get; } = new();

    /// <summary>Longest rules file, in bytes. Default 4 MiB; key <c>compilation.max_file_bytes</c> (DP3001).</summary>
    public int MaxFileBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Longest data file, in bytes. Default 256 MiB; key <c>compilation.max_data_file_bytes</c> (DP3001).</summary>
    public int MaxDataFileBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Most tokens in one clause of a declaration. Default 100,000; key <c>compilation.max_clause_tokens</c> (DP3002).</summary>
    public int MaxClauseTokens { get; init; } = 100_000;

    /// <summary>
    /// Longest text, name or line of text, and longest stretch of comment or white space on one line, in UTF-16 code units. Default 65,536, which holds the longest
    /// paragraph that a test quotes; what is longer is data; key <c>compilation.max_token_length</c> (DP3013).
    /// </summary>
    public int MaxTokenLength { get; init; } = 65_536;

    /// <summary>Deepest nesting of parentheses and brackets. Default 64, and no more than 64 counts; key <c>compilation.max_nesting</c> (DP3003).</summary>
    public int MaxNesting { get; init; } = 64;

    /// <summary>Most diagnostics listed for one file. Default 100; key <c>compilation.max_file_diagnostics</c> (DP3004).</summary>
    public int MaxFileDiagnostics { get; init; } = 100;

    /// <summary>Most entries of one lexicon. Default 2,000,000; key <c>compilation.max_lexicon_entries</c> (DP3005).</summary>
    public int MaxLexiconEntries { get; init; } = 2_000_000;

    /// <summary>Most nodes that one pattern may have once the patterns it names are put in their places. Default 10,000; key <c>compilation.max_pattern_nodes</c> (DP3006).</summary>
    public int MaxPatternNodes { get; init; } = 10_000;

    /// <summary>
    /// Most states of one pattern, or of all alternatives of one rule, once their bounded repetitions and gaps are written out; at most 200,000, which is what the matcher takes.
    /// Default 100,000; key <c>compilation.max_pattern_states</c> (DP3061).
    /// </summary>
    public int MaxPatternStates { get; init; } = 100_000;

    /// <summary>Most states of all patterns of a program together; each takes about 100 bytes once it is loaded. Default 4,000,000; key <c>compilation.max_program_states</c> (DP3062).</summary>
    public int MaxProgramStates { get; init; } = 4_000_000;

    /// <summary>Most memory that a program may take once it is loaded, in bytes, estimated from its states, rules and entries before it is built. Default 2 GiB; key <c>compilation.max_program_bytes</c> (DP3063).</summary>
    public long MaxProgramBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Deepest nesting of one pattern once the patterns it names are put in their places. Default 256; key <c>compilation.max_pattern_depth</c> (DP3007).</summary>
    public int MaxPatternDepth { get; init; } = 256;

    /// <summary>Most operands of one chain of <c>+ - * /</c>, <c>else</c> or <c>&amp;</c>. Default 64; key <c>compilation.max_chain_operands</c> (DP3008).</summary>
    public int MaxChainOperands { get; init; } = 64;

    /// <summary>Most times that a bounded repetition may repeat. Default 1,000; key <c>compilation.max_repetition</c> (DP3009).</summary>
    public int MaxRepetition { get; init; } = 1_000;

    /// <summary>Longest gap <c>..</c>, and longest distance <c>within n tokens</c>, in tokens. Default 1,000; key <c>compilation.max_gap_tokens</c> (DP3010).</summary>
    public int MaxGapTokens { get; init; } = 1_000;

    /// <summary>Longest regex, in UTF-16 code units without its slashes. Default 1,000; key <c>compilation.max_regex_length</c> (DP3060).</summary>
    public int MaxRegexLength { get; init; } = 1_000;

    /// <summary>Most tries of the reader for each token of a clause. Default 500; a clause of the language needs fewer than 100, so it is a guard; key <c>compilation.max_tries_per_token</c> (DP3011).</summary>
    public int MaxTriesPerToken { get; init; } = 500;

    /// <summary>Most declarations in one file. Default 50,000; key <c>compilation.max_file_declarations</c> (DP3012).</summary>
    public int MaxFileDeclarations { get; init; } = 50_000;

    /// <summary>Most entries of one lexicon with <c>similar</c>, whose index takes about 0.5 KiB for each word, or 2 KiB for <c>similar 2</c>. Default 200,000; key <c>compilation.max_similar_entries</c> (DP3020).</summary>
    public int MaxSimilarEntries { get; init; } = 200_000;

    /// <summary>
    /// Most steps that all analyzers of a compilation may take together; a step is one node, form or token looked at, or one comparison of two steps of patterns.
    /// What they then leave out is told. Default 200,000,000; key <c>compilation.max_analysis_steps</c> (DP4020).
    /// </summary>
    public long MaxAnalysisSteps { get; init; } = 200_000_000;
}
