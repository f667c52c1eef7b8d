/**
 * Words of their own that lie within a slip of a word in spellings.ts: "chess" is no chest. Found by comparing common
 * English words with those.
 */
export const RIGHT_AS_THEY_ARE: ReadonlySet<string> = new Set(
  (
    'moth mount month mouthy monthly combing homing coping spear spank peak sneak steak linger finder fiddle figure boulder smoulder meditation needless tonnes tonic ' +
    'abbot abbott abort abut allergens alter ambiance appended aster attach attic attica automatic ' +
    'aware awoke bailing balling baring barley barnet barrel barring bawling befriend berating ' +
    'bering bernd berth billing blanc blanca blanco blaster blasters bleached bleaching blending ' +
    'blessing blinders bling bloch blond bloom bloor bluray blurted bluster boils bolster boosters ' +
    'boring bowers bowes bowles bowling bowls brant breach breached breaches breaching breadth ' +
    'breasted breeding brood broth brothel brunt bunt buried burley burly burnet burnett burney ' +
    'burying cannon canto central chaste cheat checking chet chugging clashing cleanser clearer ' +
    'cleaver cloud coaching coiled coking collages collared collated collusion compulsion compulsions concession ' +
    'concessions conclusion conclusions confessed confession confided confined confucian conjured ' +
    'construction constructions consulting contraception contracting contractor contractors ' +
    'contradiction contradictions contraption contrition conversing conversion conversions cooking ' +
    'cooled coupling coursing courting couscous crest crossing crouching cruising crunching ' +
    'crusading cushing dabble denying depresses dialectic diameter diameters ding dingo dingy dining ' +
    'diuretic djing doable dong donning doping dosing doubly downing dozing draining draped draws ' +
    'dread drilling dripped droppings drying dyeing eclectic electron electronic emergence emergent ' +
    'exhausting exhaustive failing farther fatter faulting favre feather felling fending feuding ' +
    'fiend filing fists fiver flaming flappy flaunting fleeing fleeting fling flinging flirting ' +
    'fooling forehand forming fouling framing freaking freeing fretting fronting froze fueling ' +
    'fuelling fuming gales gassing gloss glossy glows goals grasping grass harte haves hearn hearst ' +
    'herat heroic heron herron hides hikes hines hires hive hooves hospitable hunting hunts huron ' +
    'hurst hurtling huts inaction inception inching indebted indented indicted inducted induction ' +
    'infarction infectious inferred infested inflated inflation inflected inflection inflicted ' +
    'infraction inserted insertion inspected inspection invented invention inverted invested kipling ' +
    'leasing lessing lightening loosing loring loving mather monument monuments overcome overcoming ' +
    'overdoing overdone overjoyed overused pales pallas palos pants paranoia patrol pauls pease ' +
    'peeking peeping peering pending petro petrov piling pillows pinched pleas pleasure plies ' +
    'plunging poignant poles polis polling polls raced racine racking raged raging railed raked ' +
    'raking rallied rally ramped rapped rated rating razed realty reaped reduction reeled refraction ' +
    'reilly rejection relation relay relied resection resounding responsive riled roald rocking ' +
    'roped royally ruled rushes sacred sagar saver scala scaled scalloped scaly scare scares ' +
    'scarring schizophrenic scold scolded scored scots scoured scurrying sealed sealing seals seared ' +
    'seater seating secured seedling selling sells setter setting seung sever severing severn shack ' +
    'shading shallower shaming shaping shared sharing shearing sheeting sheik shelled shelling ' +
    'shells shelving shield shilling shimmering shing shocker shocking shoveling showering sills ' +
    'sing siting sitter sketches skiff sling slots slugging slumping slung smalling smearing ' +
    'smelting smock snatches sneaking sniff soared sock sourcing spacing spangled spanking spared ' +
    'sparking sparring speeding spelled spelling spellings spells spending spiking spilling spock ' +
    'spool sports spurred squaring squeaking squealing staff staking stall stalling stared starring ' +
    'stating staying steal stealing steaming steel sterling stig stillness stink stint stirring ' +
    'stitched stock stocked stole stoll stoning stoop stork straddle stretches string stringed ' +
    'strobe strode strongly strove strung stun stuns stunt suing suiting sullen sung sutter swatches ' +
    'swearing sweeping swerving swing swirling switched switches swung tabled tables tangle tanking ' +
    'tardy tasking temperate tentacle tentacles terra terre terri tested testifies textiles tickling ' +
    'tightest tinge toasted tonga torre torrey trampling troubling tumbling twinkling twister vices ' +
    'violet visiting wading wafer wafers wager wagers waging waite waiter waiters wakes waning ' +
    'wanking wards waring watery waver waxing weakens weariness weeds weeps wellness wetter wheeling ' +
    'whine whyte wicks wield withdrawn woking wold woods worlds worms '
  ).split(' '),
);
