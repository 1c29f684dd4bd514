/** The fluent DSL, the questions and the command line. */
module io.github.kubevalue.dsl {
    requires transitive io.github.kubevalue.dns;
    requires transitive io.github.kubevalue.model;
    requires transitive io.github.kubevalue.net;
    requires static net.jqwik.api;
    requires static org.assertj.core;
    requires static org.immutables.value;
    requires static org.immutables.encode;
    requires info.picocli;

    exports io.github.kubevalue.dsl.ask;
    exports io.github.kubevalue.dsl.assertj;
    exports io.github.kubevalue.dsl.build;
    exports io.github.kubevalue.dsl.cli;
    exports io.github.kubevalue.dsl.diagnose;
    exports io.github.kubevalue.dsl.diagnose.checklist;
    exports io.github.kubevalue.dsl.printer;
    exports io.github.kubevalue.dsl.render;
    exports io.github.kubevalue.dsl.text;

    opens io.github.kubevalue.dsl.cli to
            info.picocli;
}
