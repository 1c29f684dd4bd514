package io.github.kubevalue.model.controller.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TemplateHashTest {

    @Property(tries = 200)
    void hashIsAWordOfTheAlphabetOfNames(@ForAll String template, @ForAll int collisions) {
        assertThat(TemplateHash.of(template, Option.of(collisions))).matches("[bcdf4-9]{1,10}");
    }

    @Property(tries = 100)
    void collisionsChangeTheHash(@ForAll String template) {
        assertThat(TemplateHash.of(template, Option.of(1))).isNotEqualTo(TemplateHash.of(template, Option.of(2)));
        assertThat(TemplateHash.of(template, Option.none())).isEqualTo(TemplateHash.of(template, Option.none()));
    }
}
