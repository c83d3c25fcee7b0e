namespace Processing.Matching.Programs;

/// <summary>An operator with two operands.</summary>
public enum BinaryOperator
{
    /// <summary>Sum of numbers; joins texts.</summary>
    Add = 0,

    /// <summary>Difference of numbers.</summary>
    Subtract,

    /// <summary>Product of numbers.</summary>
    Multiply,

    /// <summary>Quotient of numbers; absent when the divisor is 0.</summary>
    Divide,

    /// <summary>Equal; texts are compared after folding.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,
}
