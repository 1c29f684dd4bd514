package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordTest {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern ONE_LABEL = Pattern.compile(LABEL);
    private static final Pattern LABELS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern PORT_NAME = Pattern.compile("[-a-z0-9]+");

    private static final Word SMALL = new Word(Letters.of("ab1"), Letters.of("ab1-"));

    @Property
    void aLabelIsWhatItsExpressionMatches(@ForAll("texts") String text) {
        assertThat(SMALL.matches(text)).isEqualTo(ONE_LABEL.matcher(text).matches());
    }

    @Property
    void labelsWithDotsAreWhatTheirExpressionMatches(@ForAll("texts") String text) {
        assertThat(SMALL.matchesDotted(text)).isEqualTo(LABELS.matcher(text).matches());
    }

    @Property
    void namesKeepTheirRulesIfTheyMatchWhatTheMessageTells(@ForAll("texts") String text) {
        assertThat(Names.DNS_SUBDOMAIN.accepts(text))
                .isEqualTo(LABELS.matcher(text).matches());
        assertThat(Names.DNS_LABEL.accepts(text))
                .isEqualTo(ONE_LABEL.matcher(text).matches());
        assertThat(Names.LABEL_VALUE.accepts(text))
                .isEqualTo(text.isEmpty() || QUALIFIED.matcher(text).matches());
        assertThat(Names.QUALIFIED_NAME.accepts(text))
                .isEqualTo(QUALIFIED.matcher(text).matches());
    }

    @Property
    void aPortNameSaysItsLettersIfItDoesNotMatchThem(@ForAll("texts") String text) {
        assertThat(Names.PORT_NAME
                        .broken(text)
                        .contains("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"))
                .isEqualTo(!PORT_NAME.matcher(text).matches());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab1-.A_é\n").ofMaxLength(8);
    }
}
