package io.github.kubevalue.dns.gotemplate;

import io.github.kubevalue.dns.gotemplate.Pipeline.Command;
import io.github.kubevalue.dns.gotemplate.Pipeline.Operand;
import io.github.kubevalue.dns.gotemplate.Token.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads the parts of a template; it belongs to one template. */
// text/template/parse/parse.go
final class Parser {
    private static final Set<String> NOT_MODELLED = HashSet.of("define", "template", "block");
    private static final Set<String> KEYWORDS = HashSet.of("if", "else", "end", "range", "with", "break", "continue")
            .union(NOT_MODELLED);

    private final Vector<Token> tokens;
    private int at;
    private int ranges;
    private Vector<String> variables = Vector.of("$");

    Parser(String text) throws Fault {
        this.tokens = new Lexer(text).tokens();
    }

    Vector<Node> nodes() throws Fault {
        Vector<Node> nodes = list();
        if (at < tokens.size()) {
            throw fault("unexpected {{" + tokens.get(at).text() + "}}");
        }
        return nodes;
    }

    private Fault fault(String message) {
        int line = tokens.isEmpty()
                ? 1
                : tokens.get(Math.min(at, tokens.size() - 1)).line();
        return new Fault(line + ": " + message);
    }

    private Option<Token> peek() {
        return Option.when(at < tokens.size(), () -> tokens.get(at));
    }

    private boolean next(String text) {
        return peek().exists(token -> token.is(text));
    }

    private void spaces() {
        while (peek().exists(token -> token.is(Kind.SPACE))) {
            at++;
        }
    }

    /** Reads parts up to {@code end} or {@code else}, whose word is the next token then. */
    private Vector<Node> list() throws Fault {
        Vector<Node> nodes = Vector.empty();
        while (at < tokens.size()) {
            if (tokens.get(at).is(Kind.TEXT)) {
                nodes = nodes.append(new Node.Text(tokens.get(at++).text()));
                continue;
            }
            spaces();
            if (next("end") || next("else")) {
                return nodes;
            }
            nodes = nodes.append(action());
        }
        return nodes;
    }

    private Node action() throws Fault {
        Token first = tokens.get(at);
        if (!first.is(Kind.WORD) || !KEYWORDS.contains(first.text())) {
            Node action = new Node.Action(pipeline("command"));
            close("command");
            return action;
        }
        at++;
        return switch (first.text()) {
            case "if", "with", "range" -> control(first.text());
            case "break", "continue" -> {
                if (ranges == 0) {
                    throw fault("{{" + first.text() + "}} outside {{range}}");
                }
                close("{{" + first.text() + "}}");
                yield first.is("break") ? new Node.Break() : new Node.Continue();
            }
            default -> throw fault("not modelled: {{" + first.text() + "}}");
        };
    }

    private Node control(String keyword) throws Fault {
        Vector<String> outer = variables;
        Pipeline pipeline = pipeline(keyword);
        close(keyword);
        ranges += keyword.equals("range") ? 1 : 0;
        Vector<Node> then = list();
        ranges -= keyword.equals("range") ? 1 : 0;
        Vector<Node> otherwise = otherwise(keyword);
        variables = outer;
        return switch (keyword) {
            case "if" -> new Node.If(pipeline, then, otherwise);
            case "with" -> new Node.With(pipeline, then, otherwise);
            default -> new Node.Range(pipeline, then, otherwise);
        };
    }

    /** Reads up to the end of a control; {@code {{else if}}} has the end of the inner one. */
    private Vector<Node> otherwise(String keyword) throws Fault {
        Vector<Node> otherwise = Vector.empty();
        if (next("else")) {
            at++;
            spaces();
            if (next(keyword) && !keyword.equals("range")) {
                at++;
                return Vector.of(control(keyword));
            }
            if (next("if") || next("with")) {
                throw unexpected("input");
            }
            close("else");
            otherwise = list();
        }
        if (!next("end")) {
            throw fault(next("else") ? "expected end; found {{else}}" : "unexpected EOF");
        }
        at++;
        close("end");
        return otherwise;
    }

    private void close(String context) throws Fault {
        spaces();
        if (!peek().exists(token -> token.is(Kind.END))) {
            throw unexpected(context);
        }
        at++;
    }

    private Fault unexpected(String context) {
        return fault("unexpected " + peek().map(Parser::shown).getOrElse("EOF") + " in " + context);
    }

    private static String shown(Token token) {
        if (token.is(Kind.WORD) && KEYWORDS.contains(token.text())) {
            return "<" + token.text() + ">";
        }
        String text = token.text();
        return text.length() > 10 ? Words.quoted(text.substring(0, 10)) + "..." : Words.quoted(text);
    }

    private Pipeline pipeline(String context) throws Fault {
        spaces();
        Vector<String> declared = Vector.empty();
        boolean assigns = false;
        int start = at;
        Vector<String> outer = variables;
        while (peek().exists(token -> token.is(Kind.VARIABLE))) {
            declared = declared.append(tokens.get(at++).text());
            spaces();
            if (next(":=") || next("=")) {
                assigns = next("=");
                at++;
                break;
            }
            if (context.equals("range") && next(",") && declared.size() < 2) {
                at++;
                spaces();
                continue;
            }
            declared = Vector.empty();
            at = start;
            break;
        }
        String place = start < tokens.size() ? tokens.get(start).place() : "";
        Pipeline pipeline = new Pipeline(place, declared, assigns, commands(context));
        variables = assigns ? outer : variables.appendAll(declared);
        return pipeline;
    }

    private Vector<Command> commands(String context) throws Fault {
        Vector<Command> commands = Vector.empty();
        spaces();
        while (!ends()) {
            if (next("|")) {
                throw unexpected(context);
            }
            Vector<Operand> operands = Vector.empty();
            while (!ends() && !next("|")) {
                operands = operands.append(operand(context));
                if (!ends() && !next("|") && !peek().exists(token -> token.is(Kind.SPACE))) {
                    throw unexpected("operand");
                }
                spaces();
            }
            boolean executable =
                    !(operands.head() instanceof Pipeline.Literal) && !(operands.head() instanceof Pipeline.Nil);
            if (!commands.isEmpty() && !executable) {
                throw fault("non executable command in pipeline stage " + (commands.size() + 1));
            }
            commands = commands.append(new Command(operands));
            at += next("|") ? 1 : 0;
            spaces();
        }
        if (commands.isEmpty()) {
            throw fault("missing value for " + context);
        }
        return commands;
    }

    private boolean ends() {
        return !peek().exists(token -> !token.is(Kind.END) && !token.is(")"));
    }

    private Operand operand(String context) throws Fault {
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case NUMBER, CHARACTER, STRING, RAW_STRING -> literal(token);
            case WORD -> word(token);
            case DOT -> new Pipeline.Fields(token.place(), Option.none(), Option.none(), Vector.empty());
            case FIELD -> {
                at--;
                yield new Pipeline.Fields(secondField(token), Option.none(), Option.none(), fields());
            }
            case VARIABLE -> {
                if (!variables.contains(token.text())) {
                    throw fault("undefined variable \"" + token.text() + "\"");
                }
                yield new Pipeline.Fields(nextField(token), Option.some(token.text()), Option.none(), fields());
            }
            case SIGN -> {
                if (!token.is("(")) {
                    at--;
                    throw unexpected(context);
                }
                Pipeline inner = pipeline("parenthesized pipeline");
                if (!next(")")) {
                    throw unexpected("parenthesized pipeline");
                }
                at++;
                yield new Pipeline.Fields(nextField(token), Option.none(), Option.some(inner), fields());
            }
            case TEXT, END, SPACE -> throw unexpected(context);
        };
    }

    private Operand literal(Token token) throws Fault {
        try {
            return new Pipeline.Literal(token.place(), Words.literal(token), token.text());
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    private Operand word(Token token) throws Fault {
        return switch (token.text()) {
            case "true", "false" ->
                new Pipeline.Literal(token.place(), new Value.Flag(token.text().equals("true")), token.text());
            case "nil" -> new Pipeline.Nil(token.place());
            default -> {
                if (KEYWORDS.contains(token.text())) {
                    at--;
                    throw unexpected("operand");
                }
                if (Functions.NOT_MODELLED.contains(token.text())) {
                    throw fault("not modelled: the function " + token.text());
                }
                if (!Functions.NAMES.contains(token.text())) {
                    throw fault("function \"" + token.text() + "\" not defined");
                }
                yield new Pipeline.Function(token.place(), token.text());
            }
        };
    }

    /** Go says of a chain of fields that it is where its second link is. */
    private String nextField(Token token) {
        return peek().filter(field -> field.is(Kind.FIELD)).getOrElse(token).place();
    }

    private String secondField(Token first) {
        boolean chained = at + 1 < tokens.size() && tokens.get(at + 1).is(Kind.FIELD);
        return chained ? tokens.get(at + 1).place() : first.place();
    }

    private Vector<String> fields() {
        Vector<String> names = Vector.empty();
        while (peek().exists(token -> token.is(Kind.FIELD))) {
            names = names.append(tokens.get(at++).text().substring(1));
        }
        return names;
    }
}
