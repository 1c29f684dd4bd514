package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.cel.Lexer.Sort;
import io.github.kubevalue.model.cel.Lexer.SyntaxError;
import io.github.kubevalue.model.cel.Lexer.Token;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads an expression: precedence by precedence, macros expanded on the way. (cel-spec, Syntax) */
final class Parser {
    private static final int MOST_DEPTH = 250;
    private static final Set<String> RESERVED = HashSet.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");
    private static final Map<String, String> RELATIONS =
            HashMap.of("<", "_<_", "<=", "_<=_", ">", "_>_", ">=", "_>=_", "==", "_==_", "!=", "_!=_", "in", "@in");
    private static final Map<String, String> SUMS = HashMap.of("+", "_+_", "-", "_-_");
    private static final Map<String, String> PRODUCTS = HashMap.of("*", "_*_", "/", "_/_", "%", "_%_");
    private final Vector<Token> tokens;
    private int next;
    private int depth;

    private Parser(Vector<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Returns the expression of a text.
     *
     * @throws SyntaxError if it is none
     */
    static Expr parse(String text) {
        Parser parser = new Parser(new Lexer(text).tokens());
        Expr expr = parser.expr();
        if (parser.peek().sort() != Sort.END) {
            throw parser.unexpected("expecting <EOF>");
        }
        return expr;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean takes(String symbol) {
        boolean is = peek().is(symbol);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String symbol) {
        if (!takes(symbol)) {
            throw unexpected("expecting '" + symbol + "'");
        }
    }

    private SyntaxError unexpected(String expecting) {
        return SyntaxError.of(peek().at(), "mismatched input '" + peek().text() + "' " + expecting);
    }

    private Expr expr() {
        if (++depth > MOST_DEPTH) {
            throw new SyntaxError(peek().at(), "expression recursion limit exceeded: " + MOST_DEPTH);
        }
        Expr condition = or();
        Token question = peek();
        if (takes("?")) {
            Expr yes = or();
            expect(":");
            Expr no = expr();
            condition = new Expr.Call(question.at(), "_?_:_", Option.none(), Vector.of(condition, yes, no));
        }
        depth--;
        return condition;
    }

    private Expr or() {
        Expr left = and();
        for (Token operator = peek(); takes("||"); operator = peek()) {
            left = binary(operator, "_||_", left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = relation();
        for (Token operator = peek(); takes("&&"); operator = peek()) {
            left = binary(operator, "_&&_", left, relation());
        }
        return left;
    }

    private Expr relation() {
        Expr left = sum();
        for (Option<String> function = operator(RELATIONS); function.isDefined(); function = operator(RELATIONS)) {
            left = binary(take(), function.get(), left, sum());
        }
        return left;
    }

    private Expr sum() {
        Expr left = product();
        for (Option<String> function = operator(SUMS); function.isDefined(); function = operator(SUMS)) {
            left = binary(take(), function.get(), left, product());
        }
        return left;
    }

    private Expr product() {
        Expr left = unary();
        for (Option<String> function = operator(PRODUCTS); function.isDefined(); function = operator(PRODUCTS)) {
            left = binary(take(), function.get(), left, unary());
        }
        return left;
    }

    private Option<String> operator(Map<String, String> functions) {
        Token token = peek();
        return token.sort() == Sort.SYMBOL || token.sort() == Sort.KEYWORD
                ? functions.get(token.text())
                : Option.none();
    }

    private static Expr binary(Token operator, String function, Expr left, Expr right) {
        return new Expr.Call(operator.at(), function, Option.none(), Vector.of(left, right));
    }

    private Expr unary() {
        Token first = peek();
        if (takes("!")) {
            return new Expr.Call(first.at(), "!_", Option.none(), Vector.of(unary()));
        }
        if (takes("-")) {
            Token number = peek();
            return number.sort() == Sort.NUMBER && !(number.value() instanceof Val.Uint)
                    ? members(new Expr.Const(first.at(), negated(take())))
                    : new Expr.Call(first.at(), "-_", Option.none(), Vector.of(unary()));
        }
        return members(primary());
    }

    private static Val negated(Token number) {
        if (number.value() instanceof Val.Dbl fraction) {
            return Val.of(-fraction.value());
        }
        return number.value() instanceof Val.Int whole ? Val.of(-whole.value()) : Val.of(Long.MIN_VALUE);
    }

    private Expr members(Expr operand) {
        Expr expr = operand;
        while (true) {
            Token first = peek();
            if (takes(".")) {
                expr = member(first, expr);
            } else if (takes("[")) {
                boolean optional = takes("?");
                Expr index = expr();
                expect("]");
                expr = binary(first, optional ? "_[?_]" : "_[_]", expr, index);
            } else if (first.is("{") && isName(expr)) {
                next++;
                expr = new Expr.Struct(first.at(), name(expr), fields());
            } else {
                return expr;
            }
        }
    }

    private static boolean isName(Expr expr) {
        return expr instanceof Expr.Ident || expr instanceof Expr.Select select && isName(select.operand());
    }

    private static String name(Expr expr) {
        return expr instanceof Expr.Select select
                ? name(select.operand()) + "." + select.field()
                : ((Expr.Ident) expr).name();
    }

    private Vector<Expr.Struct.Field> fields() {
        Vector<Expr.Struct.Field> fields = Vector.empty();
        while (!takes("}")) {
            boolean optional = takes("?");
            String name = identifier().text();
            Token colon = peek();
            expect(":");
            fields = fields.append(new Expr.Struct.Field(colon.at(), name, expr(), optional));
            if (!peek().is("}")) {
                expect(",");
            }
        }
        return fields;
    }

    private Expr member(Token dot, Expr operand) {
        if (takes("?")) {
            Token field = identifier();
            return binary(dot, "_?._", operand, new Expr.Const(field.at(), Val.of(field.text())));
        }
        Token name = identifier();
        Token open = peek();
        if (!takes("(")) {
            return new Expr.Select(dot.at(), operand, name.text(), false);
        }
        String qualified = operand instanceof Expr.Ident space ? space.name() + "." + name.text() : "";
        return Macros.expanded(
                Standard.qualified().contains(qualified)
                        ? new Expr.Call(open.at(), qualified, Option.none(), arguments(")"))
                        : new Expr.Call(open.at(), name.text(), Option.of(operand), arguments(")")));
    }

    private Token identifier() {
        if (peek().sort() != Sort.IDENT) {
            throw unexpected("expecting IDENTIFIER");
        }
        return take();
    }

    private Vector<Expr> arguments(String end) {
        Vector<Expr> args = Vector.empty();
        while (!takes(end)) {
            if (!args.isEmpty()) {
                expect(",");
            }
            args = args.append(expr());
        }
        return args;
    }

    private Expr primary() {
        Token token = peek();
        if (takes("(")) {
            Expr inner = expr();
            expect(")");
            return inner;
        }
        if (takes("[")) {
            return list(token);
        }
        if (takes("{")) {
            return map(token);
        }
        takes("."); // a name from the root, of which all names are
        Token word = take();
        return switch (word.sort()) {
            case NUMBER -> number(word);
            case STRING, BYTES -> new Expr.Const(word.at(), word.value());
            case KEYWORD -> keyword(word);
            case IDENT -> named(word);
            case SYMBOL, END -> {
                next--;
                throw unexpected("expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT,"
                        + " NUM_UINT, STRING, BYTES, IDENTIFIER}");
            }
        };
    }

    private static Expr number(Token word) {
        if (word.value() instanceof Val.Text) {
            throw SyntaxError.of(word.at(), "invalid int literal");
        }
        return new Expr.Const(word.at(), word.value());
    }

    private Expr keyword(Token word) {
        return switch (word.text()) {
            case "true" -> new Expr.Const(word.at(), Val.TRUE);
            case "false" -> new Expr.Const(word.at(), Val.FALSE);
            case "null" -> new Expr.Const(word.at(), Val.NULL);
            default -> {
                next--;
                throw unexpected("expecting an expression");
            }
        };
    }

    private Expr named(Token word) {
        if (RESERVED.contains(word.text())) {
            throw new SyntaxError(word.at(), "reserved identifier: " + word.text());
        }
        Token open = peek();
        return takes("(")
                ? Macros.expanded(new Expr.Call(open.at(), word.text(), Option.none(), arguments(")")))
                : new Expr.Ident(word.at(), word.text());
    }

    private Expr list(Token open) {
        Vector<Expr> items = Vector.empty();
        Vector<Boolean> optional = Vector.empty();
        while (!takes("]")) {
            optional = optional.append(takes("?"));
            items = items.append(expr());
            if (!peek().is("]")) {
                expect(",");
            }
        }
        return new Expr.ListExpr(open.at(), items, optional);
    }

    private Expr map(Token open) {
        Vector<Tuple2<Expr, Expr>> entries = Vector.empty();
        Vector<Boolean> optional = Vector.empty();
        while (!takes("}")) {
            optional = optional.append(takes("?"));
            Expr key = expr();
            expect(":");
            entries = entries.append(Tuple.of(key, expr()));
            if (!peek().is("}")) {
                expect(",");
            }
        }
        return new Expr.MapExpr(open.at(), entries, optional);
    }
}
