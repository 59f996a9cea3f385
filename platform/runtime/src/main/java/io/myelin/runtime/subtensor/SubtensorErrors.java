package io.myelin.runtime.subtensor;

import io.myelin.runtime.frame.ErrorDef;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The errors of SubtensorModule under their final indices (extrinsics.md 4). */
abstract class SubtensorErrors extends CollateralStorage {
  private static final String NAMES =
      """
      RootNetworkDoesNotExist InvalidIpType InvalidIpAddress InvalidPort
      HotKeyNotRegisteredInSubNet HotKeyAccountNotExists
      HotKeyNotRegisteredInNetwork NonAssociatedColdKey NotEnoughStake
      NotEnoughStakeToWithdraw NotEnoughStakeToSetWeights
      NotEnoughStakeToSetChildkeys NotEnoughBalanceToStake BalanceWithdrawalError
      ZeroBalanceAfterWithdrawn NeuronNoValidatorPermit WeightVecNotEqualSize
      DuplicateUids UidVecContainInvalidOne WeightVecLengthIsLow
      TooManyRegistrationsThisBlock HotKeyAlreadyRegisteredInSubNet
      NewHotKeyIsSameWithOld NewHotKeyNotCleanForRootSwap InvalidWorkBlock
      InvalidDifficulty InvalidSeal MaxWeightExceeded HotKeyAlreadyDelegate
      SettingWeightsTooFast IncorrectWeightVersionKey ServingRateLimitExceeded
      UidsLengthExceedUidsInSubNet NetworkTxRateLimitExceeded
      DelegateTxRateLimitExceeded HotKeySetTxRateLimitExceeded
      StakingRateLimitExceeded SubNetRegistrationDisabled
      TooManyRegistrationsThisInterval TransactorAccountShouldBeHotKey
      FaucetDisabled NotSubnetOwner RegistrationNotPermittedOnRootSubnet
      StakeTooLowForRoot AllNetworksInImmunity NotEnoughBalanceToPaySwapHotKey
      NotRootSubnet CanNotSetRootNetworkWeights NoNeuronIdAvailable
      DelegateTakeTooLow DelegateTakeTooHigh NoWeightsCommitFound
      InvalidRevealCommitHashNotMatch CommitRevealEnabled CommitRevealDisabled
      LiquidAlphaDisabled AlphaHighTooLow AlphaLowOutOfRange
      ColdKeyAlreadyAssociated NotEnoughBalanceToPaySwapColdKey InvalidChild
      DuplicateChild ProportionOverflow TooManyChildren TxRateLimitExceeded
      ColdkeySwapAnnouncementNotFound ColdkeySwapTooEarly
      ColdkeySwapReannouncedTooEarly AnnouncedColdkeyHashDoesNotMatch
      ColdkeySwapAlreadyDisputed NewColdKeyIsHotkey InvalidChildkeyTake
      TxChildkeyTakeRateLimitExceeded InvalidIdentity MechanismDoesNotExist
      StakeUnavailable SubnetNotExists TooManyUnrevealedCommits ExpiredWeightCommit
      RevealTooEarly InputLengthsUnequal CommittingWeightsTooFast AmountTooLow
      InsufficientLiquidity SlippageTooHigh TransferDisallowed ActivityCutoffTooLow
      CallDisabled FirstEmissionBlockNumberAlreadySet
      NeedWaitingMoreBlocksToStarCall NotEnoughAlphaOutToRecycle
      CannotBurnOrRecycleOnRootSubnet UnableToRecoverPublicKey
      InvalidRecoveredPublicKey SubtokenDisabled
      HotKeySwapOnSubnetIntervalNotPassed SameNetuid InsufficientBalance
      InvalidLeaseBeneficiary LeaseCannotEndInThePast LeaseNetuidNotFound
      LeaseDoesNotExist LeaseHasNoEndBlock LeaseHasNotEnded Overflow
      BeneficiaryDoesNotOwnHotkey ExpectedBeneficiaryOrigin
      AdminActionProhibitedDuringWeightsWindow SymbolDoesNotExist
      SymbolAlreadyInUse IncorrectCommitRevealVersion InvalidRevealRound
      RevealPeriodTooLarge RevealPeriodTooSmall InvalidValue SubnetLimitReached
      CannotAffordLockCost EvmKeyAssociateRateLimitExceeded
      SameAutoStakeHotkeyAlreadySet UidMapCouldNotBeCleared
      TrimmingWouldExceedMaxImmunePercentage ChildParentInconsistency
      InvalidNumRootClaim InvalidRootClaimThreshold InvalidSubnetNumber
      TooManyUIDsPerMechanism VotingPowerTrackingNotEnabled
      InvalidVotingPowerEmaAlpha Deprecated AddStakeBurnRateLimitExceeded
      ColdkeySwapAnnounced ColdkeySwapDisputed ColdkeySwapClearTooEarly
      DisabledTemporarily RegistrationPriceLimitExceeded LockHotkeyMismatch
      InsufficientStakeForLock NoExistingLock ActiveLockExists
      CannotUseSystemAccount UnlockAmountTooHigh TempoOutOfBounds
      ActivityCutoffFactorMilliOutOfBounds EpochTriggerAlreadyPending
      AutoEpochAlreadyImminent DynamicTempoBlockedByCommitReveal
      AccountRejectsLockedAlpha
      """;
  private final Map<String, ErrorDef> byName = new TreeMap<>();

  SubtensorErrors(int index, String name) {
    super(index, name);
    String[] names = NAMES.strip().split("\\s+", -1);
    for (int i = 0; i < names.length; i++) {
      byName.put(names[i], error(i, names[i], sentence(names[i])));
    }
  }

  /** The error of that name; a wrong name is a mistake of ours and fails at once. */
  final ErrorDef error(String name) {
    ErrorDef def = byName.get(name);
    if (def == null) {
      throw new IllegalStateException("no error named " + name);
    }
    return def;
  }

  /** A readable text for an error without one of its own. */
  static String sentence(String name) {
    if (name.equals("DisabledTemporarily")) {
      return "This call is not supported yet.";
    }
    String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
