package io.myelin.node.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.Amount;
import io.myelin.api.chain.Trial;
import io.myelin.api.chain.TrialRequest;
import io.myelin.api.market.StakePreview;
import io.myelin.api.market.StakePreviewRequest;
import io.myelin.api.serving.Problems;
import io.myelin.node.answer.Json;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** A stake before it is signed. */
@Dependent
public class StakeDesk {
  private static final int STABLE = 0;

  private final ChainService chain;
  private final ExtrinsicDesk extrinsics;

  @Inject
  public StakeDesk(ChainService chain, ExtrinsicDesk extrinsics) {
    this.chain = chain;
    this.extrinsics = extrinsics;
  }

  public StakePreview preview(StakePreviewRequest asked) {
    if (!asked.direction().matches("add|remove")) {
      throw Problems.badParameter("direction", asked.direction(), "add or remove");
    }
    boolean adds = asked.direction().equals("add");
    NetUid netuid = SubnetDesk.netuid(Integer.toString(asked.netuid()));
    StateTrie state = chain.headState();
    ChainQueries.SubnetInfo subnet =
        chain.queries().subnets(state).stream()
            .filter(each -> each.netuid().equals(netuid))
            .findFirst()
            .orElseThrow(() -> SubnetDesk.noSubnet(netuid));
    Trial trial = extrinsics.tried(request(asked, adds));
    BigInteger now = stake(state, account("coldkey", asked.coldkey()), asked.hotkey(), netuid);
    BigInteger total = unsigned(subnet.tao().value());
    BigInteger moved =
        trial.outcome().equals("success")
            ? new BigInteger(asked.amount().rao()).multiply(BigInteger.valueOf(adds ? 1 : -1))
            : BigInteger.ZERO;
    return new StakePreview(
        trial.outcome(),
        trial.error().map(error -> error.name() + ": " + error.docs()),
        trial.fee(),
        subnet.mechanism() == STABLE ? Optional.of(0.0) : Optional.empty(),
        new Amount(now.toString()),
        new Amount(now.add(moved).toString()),
        share(now, total),
        share(now.add(moved), total.add(moved)));
  }

  private static TrialRequest request(StakePreviewRequest asked, boolean adds) {
    ObjectNode call = Json.mapper().createObjectNode();
    call.put("pallet", "SubtensorModule").put("name", adds ? "add_stake" : "remove_stake");
    call.putObject("args")
        .put("hotkey", asked.hotkey())
        .put("netuid", asked.netuid())
        .put(adds ? "amount_staked" : "amount_unstaked", asked.amount().rao());
    return new TrialRequest(Optional.empty(), Optional.of(call), Optional.of(asked.coldkey()));
  }

  private BigInteger stake(StateTrie state, AccountId coldkey, String hotkey, NetUid netuid) {
    AccountId with = account("hotkey", hotkey);
    List<ChainQueries.StakePosition> positions = chain.queries().stakes(state, coldkey);
    return positions.stream()
        .filter(each -> each.hotkey().equals(with) && each.netuid().equals(netuid))
        .map(each -> unsigned(each.value().value()))
        .findFirst()
        .orElse(BigInteger.ZERO);
  }

  private static AccountId account(String name, String address) {
    return Ask.account(name, address)
        .orElseThrow(() -> Problems.badParameter(name, "", "an SS58 address"));
  }

  private static BigInteger unsigned(long rao) {
    return new BigInteger(Long.toUnsignedString(rao));
  }

  private static double share(BigInteger part, BigInteger whole) {
    return whole.signum() == 0
        ? 0
        : new BigDecimal(part).divide(new BigDecimal(whole), MathContext.DECIMAL64).doubleValue();
  }
}
