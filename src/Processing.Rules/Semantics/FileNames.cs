using Processing.Matching.Functions;
using Processing.Rules.Binding;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>What the names of one file mean, read from its syntax and the scope of the file, so that it is known for files that are not bound too.</summary>
internal sealed class FileNames : SyntaxWalker
{
    private readonly SourceFile _file;
    private readonly BoundCompilation _bound;
    private readonly FileScope _scope;
    private readonly Dictionary<SyntaxToken, NameMeaning> _meanings = [];
    private readonly List<(SyntaxToken Token, NameMeaning Meaning, NameRole Role)> _all = [];
    private Symbol? _owner;
    private LabelScope? _labels;
    private int _predicates;

    public FileNames(SourceFile file, BoundCompilation bound)
    {
        _file = file;
        _bound = bound;
        _scope = new FileScope(file, bound.Context.Packages);
        Visit(file.Tree);
    }

    /// <summary>All names with a meaning, in the order met: a label that fills a field is met as both.</summary>
    public IEnumerable<MeantName> All => _all.Select(found => new MeantName(found.Meaning, new NameReference(_file.At(found.Token), found.Token, found.Role)));

    /// <summary>The scope of the file.</summary>
    public FileScope Scope => _scope;

    /// <summary>What a token means; null where it means nothing that is known.</summary>
    public NameMeaning? MeaningOf(SyntaxToken token) =>
        _meanings.GetValueOrDefault(token) ?? (_bound.Notes.SymbolOf(token) is { } symbol ? Declared(symbol) : null);

    /// <summary>The places of a meaning in this file, in text order.</summary>
    public IEnumerable<NameReference> Find(NameMeaning meaning) =>
        _all.Where(found => found.Meaning == meaning).Select(found => new NameReference(_file.At(found.Token), found.Token, found.Role));

    /// <summary>The symbol of a declaration; null where another has its name.</summary>
    public Symbol? SymbolOf(DeclarationSyntax declaration)
    {
        if (declaration.NameToken is not { } name || _bound.Context.Packages.Find(_file.PackageName) is not { } package)
        {
            return null;
        }

        Symbol? symbol = declaration switch
        {
            RuleSyntax => package.Rules.GetValueOrDefault(name.Text),
            ZoneSyntax => package.Zones.GetValueOrDefault(name.Text),
            _ => package.Names.GetValueOrDefault(name.Text),
        };
        return ReferenceEquals(symbol?.Declaration, declaration) ? symbol : null;
    }

    /// <summary>The labels that hold in a declaration; null where it has no symbol.</summary>
    public LabelScope? LabelsOf(DeclarationSyntax declaration) => SymbolOf(declaration) is { } symbol ? new LabelScope(symbol, file => new FileScope(file, _bound.Context.Packages)) : null;

    internal static NameMeaning Declared(Symbol symbol) => new(NameKind.Declaration, symbol.Name, symbol);

    protected override void VisitDeclaration(DeclarationSyntax declaration)
    {
        _owner = SymbolOf(declaration);
        _labels = null;
        if (_owner is not null && declaration.NameToken is { } name)
        {
            Add(name, Declared(_owner), NameRole.Declaration);
        }

        switch (declaration)
        {
            case RuleSyntax rule:
                Add(rule.Record, _scope.Find(rule.Record.Text, out _) as RecordSymbol);
                break;
            case ReferenceSyntax reference:
                Add(reference.Record, _scope.Find(reference.Record.Text, out _) as RecordSymbol);
                break;
            case ResolveSyntax resolve:
                foreach (var record in resolve.Records.Items)
                {
                    Add(record, _scope.Find(record.Text, out _) as RecordSymbol);
                }

                break;
            case LexiconSyntax { Type: { } type }:
                Add(type, _scope.Find(type.Text, out _) as EnumSymbol);
                break;
            case ImportSyntax import:
                AddImport(import);
                break;
            case EnumSyntax when _owner is EnumSymbol closed:
                foreach (var value in closed.Values)
                {
                    Add(value, new NameMeaning(NameKind.EnumValue, value.Text, closed), NameRole.Declaration);
                }

                break;
            case PatternDeclarationSyntax { Parameters: { } parameters } when _owner is not null:
                foreach (var parameter in parameters.Names.Items)
                {
                    Add(parameter, new NameMeaning(NameKind.Parameter, parameter.Text, _owner), NameRole.Declaration);
                }

                break;
            default:
                break;
        }

        base.VisitDeclaration(declaration);
    }

    protected override void VisitClause(ClauseSyntax clause)
    {
        switch (clause)
        {
            case FieldSyntax field when _owner is RecordSymbol record:
                Add(field.Name, Field(record, field.Name), NameRole.Declaration);
                break;
            case SlotSyntax slot:
                AddLabel(slot.Name);
                break;
            default:
                break;
        }

        base.VisitClause(clause);
    }

    protected override void VisitPattern(PatternSyntax pattern)
    {
        switch (pattern)
        {
            case PatternSyntax.Reference reference when _owner is PatternSymbol named && named.Parameters.Contains(reference.Name.Text):
                Add(reference.Name, new NameMeaning(NameKind.Parameter, reference.Name.Text, named), NameRole.Use);
                break;
            case PatternSyntax.Reference reference:
                Add(reference.Name, _scope.Find(reference.Name.Text, out _));
                break;
            case PatternSyntax.InZone zone:
                Add(zone.Name, _scope.FindZone(zone.Name.Text, out _));
                break;
            case PatternSyntax.ZoneRegion zone:
                Add(zone.Name, _scope.FindZone(zone.Name.Text, out _));
                break;
            case PatternSyntax.Labelled labelled:
                AddLabel(labelled.Label);
                break;
            default:
                break;
        }

        base.VisitPattern(pattern);
    }

    protected override void VisitExpression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ExpressionSyntax.Constant constant when EnumOf(constant.Token) is { } closed:
                Add(constant.Token, new NameMeaning(NameKind.EnumValue, constant.Token.Text, closed), NameRole.Use);
                break;
            case ExpressionSyntax.Path { Names.Count: 1 } path when EnumOf(path.Names[0]) is { } closed:
                Add(path.Names[0], new NameMeaning(NameKind.EnumValue, path.Names[0].Text, closed), NameRole.Use);
                break;
            case ExpressionSyntax.Path path when _predicates == 0:
                AddPath(path);
                break;
            case ExpressionSyntax.Call call when FunctionCatalogue.Find(call.Name.Text) is not null:
                Add(call.Name, new NameMeaning(NameKind.Function, call.Name.Text, null), NameRole.Use);
                break;
            default:
                break;
        }

        base.VisitExpression(expression);
    }

    protected override void VisitPart(SyntaxNode part)
    {
        switch (part)
        {
            case TypeSyntax type when Types.ByName.ContainsKey(type.Name.Text):
                Add(type.Name, new NameMeaning(NameKind.BuiltInType, type.Name.Text, null), NameRole.Use);
                break;
            case TypeSyntax type:
                Add(type.Name, _scope.Find(type.Name.Text, out _));
                break;
            case LexiconColumnSyntax { Type: { } column }:
                Add(column, _scope.Find(column.Text, out _) as EnumSymbol);
                break;
            case AssignmentSyntax assignment when _owner is RuleSymbol { Record: { } record }:
                Add(assignment.Field, Field(record, assignment.Field), NameRole.Use);
                break;
            case KeyPartSyntax key when _owner is RecordSymbol record:
                Add(key.Field, Field(record, key.Field), NameRole.Use);
                break;
            default:
                break;
        }

        if (part is PredicateSyntax)
        {
            _predicates++;
            base.VisitPart(part);
            _predicates--;
            return;
        }

        base.VisitPart(part);
    }

    private EnumSymbol? EnumOf(SyntaxToken token) => token.Kind == SyntaxKind.Name ? _bound.Notes.EnumOf(token) : null;

    // The expectations of a test name a record, and its fields are those of that record.
    private void AddExpectation(ExpectSyntax expect)
    {
        if (_scope.Find(expect.Record.Text, out _) is not RecordSymbol record)
        {
            return;
        }

        Add(expect.Record, record);
        foreach (var field in expect.Fields)
        {
            Add(field.Name, Field(record, field.Name), NameRole.Use);
        }
    }

    public override void Visit(SyntaxNode node)
    {
        if (node is ExpectSyntax expect)
        {
            AddExpectation(expect);
        }

        base.Visit(node);
    }

    private void AddImport(ImportSyntax import)
    {
        if (import.Items is not { } items || _bound.Context.Packages.Find(SourceFile.Join(import.Path)) is not { } package)
        {
            return;
        }

        foreach (var name in items.Names.Items)
        {
            Add(name, package.Names.GetValueOrDefault(name.Text) ?? package.Zones.GetValueOrDefault(name.Text) ?? (Symbol?)package.Rules.GetValueOrDefault(name.Text));
        }
    }

    private void AddLabel(SyntaxToken label)
    {
        if (_owner is null)
        {
            return;
        }

        Add(label, new NameMeaning(NameKind.Label, label.Text, _owner), NameRole.Declaration);
        if (_owner is RuleSymbol { Record: { } record } && Field(record, label) is { } field && !IsAssigned(label.Text))
        {
            _all.Add((label, field, NameRole.Fill));
        }
    }

    private bool IsAssigned(string field) => _owner is RuleSymbol rule
        && rule.Syntax.Clauses.OfType<SetSyntax>().SelectMany(set => set.Assignments.Items).Any(assignment => assignment.Field.Text == field);

    private void AddPath(ExpressionSyntax.Path path)
    {
        _labels ??= _owner is { } owner ? new LabelScope(owner, file => file == _file ? _scope : new FileScope(file, _bound.Context.Packages)) : null;
        if (_labels?.Find(path.Names[0].Text) is not { } label)
        {
            return;
        }

        Add(path.Names[0], new NameMeaning(NameKind.Label, path.Names[0].Text, label.Owner), NameRole.Use);
        var record = label.Record;
        for (var i = 1; i < path.Names.Count && record is not null; i++)
        {
            var index = record.IndexOfField(path.Names[i].Text);
            if (index < 0)
            {
                return;
            }

            Add(path.Names[i], Field(record, path.Names[i]), NameRole.Use);
            var type = record.Fields[index].Type;
            record = type is null ? null : _bound.Context.FindRecord(type.Element ?? type);
        }
    }

    private void Add(SyntaxToken token, Symbol? symbol)
    {
        if (symbol is not null)
        {
            Add(token, Declared(symbol), NameRole.Use);
        }
    }

    private void Add(SyntaxToken token, NameMeaning? meaning, NameRole role)
    {
        if (meaning is not null && _meanings.TryAdd(token, meaning))
        {
            _all.Add((token, meaning, role));
        }
    }

    // A field by the syntax of the record, so that fields of records that are not bound are known too.
    private static NameMeaning? Field(RecordSymbol record, SyntaxToken name) =>
        record.Syntax.Clauses.OfType<FieldSyntax>().Any(field => field.Name.Text == name.Text) ? new NameMeaning(NameKind.Field, name.Text, record) : null;
}
