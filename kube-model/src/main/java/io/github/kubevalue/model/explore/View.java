package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.footprint.Circumstances;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;

/**
 * What a piece of work sees.
 *
 * @param here where it is done
 * @param news what its controller has not heard yet
 * @param decisions who draws
 */
record View(Situation here, News news, Decisions decisions) implements Circumstances {

    @Override
    public Objects objects() {
        return here.objects();
    }

    @Override
    public Object address(String cidr) {
        return here.addresses().last().get(cidr);
    }

    @Override
    public int drawn(String question, int alternatives) {
        return decisions.among(question, alternatives);
    }
}
