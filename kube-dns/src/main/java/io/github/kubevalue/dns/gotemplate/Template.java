package io.github.kubevalue.dns.gotemplate;

import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * A template: {@code Template.parse("answer", "{{ .Name }} 60 IN A 10.0.0.1")}.
 *
 * <p>Law: a text without <code>{{</code> is its own result.
 */
public final class Template {
    private final String name;
    private final String text;
    private final Vector<Node> nodes;

    private Template(String name, String text, Vector<Node> nodes) {
        this.name = name;
        this.text = text;
        this.nodes = nodes;
    }

    /** Returns the template of that text, or what Go says of it, or that something in it is not modelled. */
    // text/template/parse
    public static Either<String, Template> parse(String name, String text) {
        try {
            return Either.right(new Template(name, text, new Parser(text).nodes()));
        } catch (Fault fault) {
            return Either.left("template: " + name + ":" + fault.getMessage());
        }
    }

    /** Returns what becomes of it with some data, or what goes wrong. */
    // text/template/exec.go
    public Either<String, String> execute(Value data) {
        try {
            return Either.right(new Execution(data).run(nodes));
        } catch (Fault fault) {
            return Either.left("template: " + name + ":"
                    + String.valueOf(fault.getMessage()).replace(Execution.NAME, name));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && name.equals(template.name) && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
